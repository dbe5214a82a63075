package cn.baoxiu.clock;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * @param due last instant at which the promise is still met
 * @param provisional true if a year without holiday data was crossed (Monday to Friday counted as working days)
 * @param skipped days between start and due that did not count
 */
public record Deadline(Instant due, boolean provisional, List<LocalDate> skipped) {}
