package cn.baoxiu.repair;

/** Danger that the reporter names (rules R4). Labels: {@code hazard.<NAME>}. */
public enum Hazard {
    WATER_RUNNING,
    ELECTRIC_SHOCK,
    GAS,
    FALLING,
    TRAPPED,
    LOCKED_OUT,
    NO_POWER,
    NO_WATER
}
