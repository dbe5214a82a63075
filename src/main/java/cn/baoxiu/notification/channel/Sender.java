package cn.baoxiu.notification.channel;

/** Sends by one channel. Called by several threads, never inside a transaction. */
public interface Sender {

    Channel channel();

    /** False: no message is written for this channel. */
    boolean configured();

    /** True if all messages go by one account of ours: one that is not allowed says that none is. */
    default boolean oneAccount() {
        return true;
    }

    /** Returns when the other side has taken the message. */
    void send(Letter letter) throws SendFailed;
}
