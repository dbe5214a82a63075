package cn.baoxiu.engine;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;

/** Whether something failed only because somebody else was at it at the same time. */
public final class Collisions {

    /** Serialisation, deadlock, lock time-out: the same on both databases but the last, which is H2's. */
    private static final Set<String> STATES = Set.of("40001", "40P01", "55P03", "HYT00");

    private static final String UNIQUE_KEY = "23505";

    private static final int DEPTH = 20;

    private Collisions() {}

    /** Done again, it can succeed. Looks at the causes too: the engine wraps what its listeners and its own statements throw. */
    public static boolean isOne(@Nullable Throwable thrown) {
        return causes(thrown)
                .anyMatch(cause -> cause instanceof ConcurrencyFailureException
                        || cause instanceof OptimisticLockingException
                        || cause instanceof SQLException sql && STATES.contains(String.valueOf(sql.getSQLState())));
    }

    /** Whether a unique key was taken, as by another one who stored the same at the same time; looks at the causes too. */
    public static boolean isSameKey(Throwable thrown) {
        return causes(thrown)
                .anyMatch(cause -> cause instanceof DuplicateKeyException
                        || cause instanceof SQLException sql && UNIQUE_KEY.equals(sql.getSQLState()));
    }

    private static Stream<Throwable> causes(@Nullable Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause).limit(DEPTH);
    }
}
