package cn.baoxiu.scorecard.card;

import java.time.Instant;
import java.time.YearMonth;

/**
 * A frozen month and the days of its cycle, each the end of the n-th working day of the month after it (rules R8); or those of
 * a card whose draft was shown later than on its day.
 *
 * @param asOf last second of the month
 * @param draftAt when heads see the draft
 * @param appealUntil last instant at which they can object
 * @param confirmUntil when group customer service shall have decided and confirmed
 * @param publishAt when it is published
 */
public record Cycle(
        YearMonth month,
        Instant asOf,
        Instant frozenAt,
        Instant draftAt,
        Instant appealUntil,
        Instant confirmUntil,
        Instant publishAt) {}
