package cn.baoxiu.repair.casework;

/** Whose warranty covers the defect, by both clocks (rules R5). Labels: {@code coverage.<NAME>}. */
public enum Coverage {
    COVERED,
    DEVELOPER_GAP,
    OUT_OF_WARRANTY,
    UNDECIDED
}
