package cn.baoxiu.clock;

/**
 * The open promises of a case to its owner are others now, or due at another time. Published in the transaction of the
 * change; view {@code v_clock_owner_due} tells the next due time.
 */
public record OwnerPromisesChanged(String caseNumber) {}
