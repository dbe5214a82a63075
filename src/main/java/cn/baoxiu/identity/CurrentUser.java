package cn.baoxiu.identity;

import java.util.Optional;
import java.util.function.Supplier;

/** Who acts in this thread. Empty in jobs, timers and at start-up. */
public interface CurrentUser {

    Optional<AppUser> find();

    /** Runs work in the name of a user of the identity store, for the demo data and tests; engine and domain see it. */
    <T> T callAs(String userId, Supplier<T> work);

    /** Display name of a user, or the id itself if there is no such user (any more). */
    String displayNameOf(String userId);
}
