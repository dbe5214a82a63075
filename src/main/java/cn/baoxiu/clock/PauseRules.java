package cn.baoxiu.clock;

import cn.baoxiu.engine.Decisions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What decisions {@code pause-limit} and {@code promise-warning} say (rules R2). */
@Component
class PauseRules {

    private final Decisions decisions;
    private final WorkingTime workingTime;

    PauseRules(Decisions decisions, WorkingTime workingTime) {
        this.decisions = decisions;
        this.workingTime = workingTime;
    }

    /**
     * @param holder in whose hands the case is meanwhile, null if it stays where it is
     * @param decideDays working days within which a decision counts from the request
     */
    record Rule(
            int days,
            boolean working,
            boolean stopsOwner,
            boolean stopsContractor,
            @Nullable String holder,
            int decideDays) {}

    /** @param inForceAt the report, which chooses the version */
    Rule of(PauseReason reason, Instant inForceAt) {
        Map<String, Object> row = decisions
                .figures("pause-limit", inForceAt, Map.of("reason", reason.name()))
                .single();
        Object holder = row.get("holder");
        return new Rule(
                ((Number) value(row, "days")).intValue(),
                Boolean.parseBoolean(value(row, "working").toString()),
                Boolean.parseBoolean(value(row, "stopsOwner").toString()),
                Boolean.parseBoolean(value(row, "stopsContractor").toString()),
                holder == null || holder.toString().isBlank() ? null : holder.toString(),
                ((Number) value(row, "decideDays")).intValue());
    }

    /** Last instant that a pause beginning then may last until. */
    Instant limit(Rule rule, Instant from) {
        return rule.working()
                ? workingTime
                        .deadline(CalendarId.CAL_CN_WORK, from, new Amount(0, rule.days()))
                        .due()
                : from.plus(Duration.ofDays(rule.days()));
    }

    /** Last instant at which a decision counts from the request (rules R2). */
    Instant decisionCounts(Rule rule, Instant requestedAt) {
        return workingTime
                .deadline(CalendarId.CAL_CN_WORK, requestedAt, new Amount(0, rule.decideDays()))
                .due();
    }

    /** Percent of the countable time at which people are warned, ascending. */
    List<Integer> warnings(PromiseKind kind, Instant inForceAt) {
        return decisions.figures("promise-warning", inForceAt, Map.of("kind", kind.name())).rows().stream()
                .map(row -> ((Number) value(row, "percent")).intValue())
                .filter(percent -> percent > 0 && percent < 100)
                .sorted()
                .toList();
    }

    private static Object value(Map<String, Object> row, String output) {
        Object value = row.get(output);
        if (value == null) {
            throw new IllegalStateException("the decision gave no " + output + ": " + row);
        }
        return value;
    }
}
