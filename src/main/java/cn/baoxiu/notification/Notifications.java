package cn.baoxiu.notification;

/** Takes messages to people. */
public interface Notifications {

    /**
     * Puts the message into the outbox in the caller's transaction, once per person and channel: it is sent if, and
     * only if, that commits. A key that is known already changes nothing.
     *
     * @throws IllegalArgumentException for a template that does not exist, or one whose values are missing
     */
    void send(Notice notice);
}
