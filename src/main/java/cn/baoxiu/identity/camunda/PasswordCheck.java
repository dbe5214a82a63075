package cn.baoxiu.identity.camunda;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Checks passwords against the identity store. Each wrong one locks the user for a while, twice as long each time, and
 * after the last attempt until an administrator unlocks the user; that is done by the engine.
 */
@Component
public class PasswordCheck {

    private final IdentityService identityService;
    private final AcceptedPasswords accepted = new AcceptedPasswords();
    private final Clock clock;
    private final int maxAttempts;

    PasswordCheck(
            IdentityService identityService,
            Clock clock,
            @Value("${camunda.bpm.generic-properties.properties.login-max-attempts}") int maxAttempts) {
        this.identityService = identityService;
        this.clock = clock;
        this.maxAttempts = maxAttempts;
    }

    /** @param account as just read */
    public boolean matches(AppUsers.Account account, String password) {
        String userId = account.user().id();
        String hash = account.passwordHash();
        // After a wrong password the engine is asked: it also forgets the wrong ones at the next right one.
        if (account.attempts() == 0 && account.lockedUntil() == null && accepted.accepts(userId, password, hash)) {
            return true;
        }
        boolean right = check(userId, password);
        if (right && hash != null) {
            accepted.remember(userId, password, hash);
        }
        return right;
    }

    private boolean check(String userId, String password) {
        try {
            return identityService.checkPassword(userId, password);
        } catch (OptimisticLockingException e) {
            // Two wrong passwords at the same moment: the other one has counted.
            return false;
        }
    }

    /** The lock on a user, empty if there is none. */
    public Optional<Lock> lockOf(AppUsers.Account account) {
        Instant until = account.lockedUntil();
        if (account.attempts() >= maxAttempts) {
            return Optional.of(new Lock(true, Duration.ZERO));
        }
        if (until == null || !until.isAfter(clock.instant())) {
            return Optional.empty();
        }
        return Optional.of(new Lock(false, Duration.between(clock.instant(), until)));
    }

    /**
     * @param forGood until an administrator unlocks the user
     * @param left how long the lock lasts, zero if for good
     */
    public record Lock(boolean forGood, Duration left) {}
}
