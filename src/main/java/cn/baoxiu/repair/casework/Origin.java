package cn.baoxiu.repair.casework;

/** Where a case comes from. Labels: {@code origin.<NAME>}. */
public enum Origin {
    REPORTED,
    /** Taken over from an old ledger (rules R11). */
    LEDGER
}
