package cn.baoxiu.repair.casework;

/** How long the place must dry after the repair; the days come from the decision {@code drying-days}. Labels: {@code drying.<NAME>}. */
public enum Drying {
    NONE,
    NORMAL,
    HEAVY
}
