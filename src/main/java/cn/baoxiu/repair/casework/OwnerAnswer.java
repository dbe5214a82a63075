package cn.baoxiu.repair.casework;

/** What the owner says to a finished repair. Labels: {@code ownerAnswer.<NAME>}. */
public enum OwnerAnswer {
    CONFIRMED,
    NOT_FIXED,
    REFUSES_TO_SIGN
}
