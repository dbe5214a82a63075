package cn.baoxiu.repair.casework;

/** Why a work order was given. Labels: {@code orderKind.<NAME>}. */
public enum OrderKind {
    DISPATCH,
    REWORK,
    REPLACEMENT
}
