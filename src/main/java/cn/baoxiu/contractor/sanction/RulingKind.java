package cn.baoxiu.contractor.sanction;

/** How an objection is decided. Labels: {@code ruling.<NAME>}. */
public enum RulingKind {
    MAINTAINED,
    /** A lower sum. */
    REDUCED,
    REVOKED
}
