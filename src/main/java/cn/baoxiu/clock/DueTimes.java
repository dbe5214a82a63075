package cn.baoxiu.clock;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** When a promise is due, by its terms and the times it stood still (rules R1, R2). */
final class DueTimes {

    private final PausedTime time;

    DueTimes(PausedTime time) {
        this.time = time;
    }

    /**
     * @param stood in any order, lasting ones too
     * @return null while it stands: a standstill that lasts and did not begin after the due time
     */
    @Nullable
    Deadline due(Terms terms, Instant countedFrom, List<Standstill> stood) {
        Deadline deadline = deadline(terms, countedFrom, Standstill.ended(stood));
        boolean stands = stood.stream()
                .anyMatch(standstill -> standstill.lasts() && !deadline.due().isBefore(standstill.from()));
        return stands ? null : deadline;
    }

    /** What would be due if the clock went on at that instant. */
    Deadline dueIfResumed(Terms terms, Instant countedFrom, List<Standstill> stood, Instant resumedAt) {
        return deadline(
                terms,
                countedFrom,
                stood.stream().map(standstill -> standstill.endingBy(resumedAt)).toList());
    }

    private Deadline deadline(Terms terms, Instant countedFrom, List<Standstill> ended) {
        if (terms.day() != null) {
            return time.byDay(countedFrom, terms.day(), ended);
        }
        String amount = Objects.requireNonNull(terms.amount(), "a promise needs an amount or a date");
        return time.deadline(terms.calendar(), countedFrom, Amount.parse(amount), ended);
    }
}
