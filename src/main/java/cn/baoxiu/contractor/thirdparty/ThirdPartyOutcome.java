package cn.baoxiu.contractor.thirdparty;

/** How a repair by a third party ended. Labels: {@code thirdPartyOutcome.<NAME>}. */
public enum ThirdPartyOutcome {
    /** The contractor bears the cost; a deduction is proposed. */
    CHARGED,
    /** The finding names another party now: nothing is charged back. */
    NOT_CHARGED,
    /** The office decided to send no third party. */
    GIVEN_UP,
    /** The case ended without a repair. */
    DROPPED
}
