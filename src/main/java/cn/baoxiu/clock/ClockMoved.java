package cn.baoxiu.clock;

/**
 * The next clock event of the case may be due earlier than it was, or a pause or regrade moved it: its timer has to
 * follow in the same transaction. Not published when a promise is kept: a timer that finds nothing to do moves on.
 */
public record ClockMoved(String caseNumber) {}
