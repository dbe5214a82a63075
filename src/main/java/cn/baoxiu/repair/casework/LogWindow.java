package cn.baoxiu.repair.casework;

import java.time.Instant;

/**
 * The span in which something that a person logs can have happened.
 *
 * @param earliest the report
 * @param latest now
 */
public record LogWindow(Instant earliest, Instant latest) {}
