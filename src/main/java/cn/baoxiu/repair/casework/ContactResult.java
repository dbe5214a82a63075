package cn.baoxiu.repair.casework;

/** Whether a call reached the owner. Labels: {@code contactResult.<NAME>}. */
public enum ContactResult {
    REACHED,
    NOT_REACHED
}
