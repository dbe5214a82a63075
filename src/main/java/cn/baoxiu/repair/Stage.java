package cn.baoxiu.repair;

/** Where a case stands, as staff and owners are told. Labels: {@code stage.<NAME>}. */
public enum Stage {
    REPORTED,
    ASSESSING,
    DISPATCHING,
    REPAIRING,
    DRYING,
    INSPECTING,
    CONFIRMING,
    CLOSED
}
