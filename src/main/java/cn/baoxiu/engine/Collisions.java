package cn.baoxiu.engine;

import java.sql.SQLException;
import java.util.Set;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;

/** Whether something failed only because somebody else was at it at the same time: done again, it can succeed. */
public final class Collisions {

    /** Serialisation, deadlock, lock time-out: the same on both databases but the last, which is H2's. */
    private static final Set<String> STATES = Set.of("40001", "40P01", "55P03", "HYT00");

    private static final int DEPTH = 20;

    private Collisions() {}

    /** Looks at the causes too: the engine wraps what its listeners and its own statements throw. */
    public static boolean isOne(@Nullable Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < DEPTH; depth++) {
            if (cause instanceof ConcurrencyFailureException || cause instanceof OptimisticLockingException) {
                return true;
            }
            if (cause instanceof SQLException sql && STATES.contains(String.valueOf(sql.getSQLState()))) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
