package cn.baoxiu.clock;

/**
 * Holidays have changed, and with them when running promises of the case are due. Published synchronously, in the
 * transaction of the change.
 */
public record DueTimesMoved(String caseNumber) {}
