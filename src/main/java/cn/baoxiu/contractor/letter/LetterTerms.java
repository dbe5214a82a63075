package cn.baoxiu.contractor.letter;

/** What a contract says about the delivery of letters and objections to them. */
public interface LetterTerms {

    Terms of(String contractNo);

    /**
     * @param courierDays natural days after which what a courier has counts as delivered
     * @param objectionDays working days from delivery in which an objection counts
     * @param noticeAfterCallHours within how many hours the letter must follow a logged call about a P0 case, for the
     *     call to count as its delivery
     */
    record Terms(int courierDays, int objectionDays, int noticeAfterCallHours) {}
}
