package cn.baoxiu.identity;

import java.util.Optional;
import java.util.function.Supplier;

/** Who acts in this thread. Empty in jobs, timers and at start-up. */
public interface CurrentUser {

    /** Stands for jobs, timers and start-up where records keep who did something. */
    String SYSTEM = "system";

    Optional<AppUser> find();

    /** Id of the user, or {@link #SYSTEM}. */
    default String idOrSystem() {
        return find().map(AppUser::id).orElse(SYSTEM);
    }

    /**
     * Id of the user.
     *
     * @throws IllegalStateException in a job: only a person can do this
     */
    default String person() {
        return find().map(AppUser::id).orElseThrow(() -> new IllegalStateException("only a person can do this"));
    }

    /** Runs work in the name of a user of the identity store, for the demo data and tests; engine and domain see it. */
    <T> T callAs(String userId, Supplier<T> work);

    /** Display name of a user, or the id itself if there is no such user (any more). */
    String displayNameOf(String userId);
}
