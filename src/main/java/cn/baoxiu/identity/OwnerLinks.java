package cn.baoxiu.identity;

import java.time.Instant;
import java.util.Optional;

/**
 * Links that let an owner, who has no account, do one thing once. A token is 256 random bits and only its hash is kept, so
 * guessing opens nothing. As long as a message with the link waits or is kept, its text holds the token. Every call joins
 * the caller's transaction.
 */
public interface OwnerLinks {

    /**
     * A new link; an open one for the same purpose and subject works no longer.
     *
     * @param purpose what the link is for, at most 20 characters, for example {@code survey}
     * @param subject what it is about, in the words of the room that issues it, at most 100 characters
     * @param until last instant at which it works
     * @return the token, which nobody can look up again
     */
    String issue(String purpose, String subject, Instant until);

    /** What a token opens; empty if no such link was ever issued for this purpose. */
    Optional<Link> find(String purpose, String token);

    /**
     * Uses the link up.
     *
     * @return false if it does not work, or somebody else was faster; nothing happened then
     */
    boolean use(String purpose, String token);

    /** What the link was for is settled in another way: it works no longer. Without an open link nothing happens. */
    void revoke(String purpose, String subject);

    /** @param subject as given to {@link #issue} */
    record Link(String subject, State state, Instant until) {}

    /** Whether a link works, or why not. */
    enum State {
        OPEN,
        USED,
        EXPIRED,
        REVOKED
    }
}
