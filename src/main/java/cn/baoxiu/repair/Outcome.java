package cn.baoxiu.repair;

/** How a closed case ended. Labels: {@code outcome.<NAME>}. */
public enum Outcome {
    REPAIRED,
    MERGED,
    NOT_DEFECT,
    QUOTE_DECLINED,
    WITHDRAWN
}
