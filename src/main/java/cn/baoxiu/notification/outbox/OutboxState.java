package cn.baoxiu.notification.outbox;

/** Where a message of the outbox stands. */
public enum OutboxState {
    WAITING,
    /** A node has taken it; if that node dies, another takes it when the lease is over. */
    SENDING,
    SENT,
    /** Will be tried again. */
    FAILED,
    /** Given up; an operator may send it again. */
    DEAD,
    /** To an owner, while no SMS is configured: never sent. */
    UNUSED
}
