package cn.baoxiu.contractor.retention;

/** How a request for reversal ended. Labels: {@code reversalOutcome.<NAME>}. */
public enum ReversalOutcome {
    REVERSED,
    REFUSED
}
