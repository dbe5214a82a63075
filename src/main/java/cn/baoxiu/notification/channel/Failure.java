package cn.baoxiu.notification.channel;

/** Why a message did not leave. */
public enum Failure {
    /** No connection, no whole answer in time (the message may have been taken), or the other side is out of order. */
    UNREACHABLE(false),
    /** Too many messages at once. */
    TOO_MANY(false),
    /** Our account, key or configuration is not accepted: no fault of the message; an operator can mend that. */
    NOT_ALLOWED(false),
    /** The other side will never take this message. */
    REFUSED(true),
    /** There is no address (any more), or it is none. */
    NO_ADDRESS(true),
    /** The channel was configured when the message was written, and is not any more. */
    NOT_CONFIGURED(true),
    /** The program itself failed. */
    ERROR(false);

    private final boolean permanent;

    Failure(boolean permanent) {
        this.permanent = permanent;
    }

    /** Another attempt would fail in the same way. */
    public boolean permanent() {
        return permanent;
    }
}
