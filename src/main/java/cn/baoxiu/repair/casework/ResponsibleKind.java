package cn.baoxiu.repair.casework;

/** Kind of party that the decision proposes as responsible. Labels: {@code responsibleKind.<NAME>}. */
public enum ResponsibleKind {
    CONTRACTOR,
    DEVELOPER,
    OWNER,
    UNDECIDED
}
