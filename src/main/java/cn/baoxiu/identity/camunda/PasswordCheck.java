package cn.baoxiu.identity.camunda;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Checks passwords against the identity store. Each wrong one locks the user for a while, twice as long each time, and
 * after the last attempt until an administrator unlocks the user; that is done by the engine.
 */
@Component
public class PasswordCheck {

    private final IdentityService identityService;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final int maxAttempts;

    PasswordCheck(
            IdentityService identityService,
            JdbcClient jdbc,
            Clock clock,
            @Value("${camunda.bpm.generic-properties.properties.login-max-attempts}") int maxAttempts) {
        this.identityService = identityService;
        this.jdbc = jdbc;
        this.clock = clock;
        this.maxAttempts = maxAttempts;
    }

    public boolean matches(String userId, String password) {
        try {
            return identityService.checkPassword(userId, password);
        } catch (OptimisticLockingException e) {
            // Two wrong passwords at the same moment: the other one has counted.
            return false;
        }
    }

    /** The lock on a user, empty if there is none (or no such user). */
    public Optional<Lock> lockOf(String userId) {
        // The engine's API does not tell a locked user from a wrong password, so its table is read.
        return jdbc.sql("select attempts_, lock_exp_time_ from act_id_user where id_ = :id")
                .param("id", userId)
                .query((row, n) -> lock(row.getInt(1), row.getTimestamp(2)))
                .optional()
                .flatMap(lock -> lock);
    }

    private Optional<Lock> lock(int attempts, @Nullable Timestamp until) {
        if (attempts >= maxAttempts) {
            return Optional.of(new Lock(true, Duration.ZERO));
        }
        if (until == null || !until.toInstant().isAfter(clock.instant())) {
            return Optional.empty();
        }
        return Optional.of(new Lock(false, Duration.between(clock.instant(), until.toInstant())));
    }

    /**
     * @param forGood until an administrator unlocks the user
     * @param left how long the lock lasts, zero if for good
     */
    public record Lock(boolean forGood, Duration left) {}
}
