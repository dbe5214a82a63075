package cn.baoxiu.repair.casework;

/** By whose word a case was closed. Labels: {@code closingKind.<NAME>}. */
public enum ClosingKind {
    OWNER,
    AUTO,
    TRIPARTITE,
    STAFF
}
