package cn.baoxiu.notification.channel;

/** A message did not leave, or nobody knows whether it did. */
public class SendFailed extends Exception {

    private static final long serialVersionUID = 1L;

    private final Failure failure;

    /** @param detail what the other side said; shown to operators */
    public SendFailed(Failure failure, String detail) {
        super(detail);
        this.failure = failure;
    }

    public SendFailed(Failure failure, String detail, Throwable cause) {
        super(detail, cause);
        this.failure = failure;
    }

    public Failure failure() {
        return failure;
    }
}
