package cn.baoxiu.contractor.thirdparty;

/** Where a repair by a third party is. Labels: {@code thirdPartyState.<NAME>}. */
public enum ThirdPartyState {
    CHOOSING,
    QUOTING,
    APPROVING,
    /** Ordered; its acceptance is awaited. */
    WORKING,
    /** Accepted; its invoice is awaited. */
    COSTING,
    /** The invoice is higher than the quote. */
    COST_APPROVING,
    COST_KNOWN,
    ENDED
}
