package cn.baoxiu.contractor.thirdparty;

/** How a step ends; the model goes on by it. */
public enum ThirdPartyStep {
    GIVE_UP,
    /** An emergency: the third party gets the work order before its quote. */
    AT_ONCE,
    /** The third party has to quote. */
    QUOTE,
    OTHER_PARTY,
    /** A group has to approve, or the next one. */
    APPROVAL,
    REFUSED,
    APPROVED
}
