package cn.baoxiu.notification;

/** What became of messages. */
public interface Deliveries {

    /**
     * Whether a message with this key has left, or still can: not if it was never written, was given up, or had no
     * channel to leave by.
     *
     * @param caseNumber the case that the message is about
     * @param noticeKey as in {@link Notice}
     */
    boolean areUnderWay(String caseNumber, String noticeKey);
}
