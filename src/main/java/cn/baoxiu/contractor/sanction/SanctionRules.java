package cn.baoxiu.contractor.sanction;

import cn.baoxiu.clock.Amount;
import cn.baoxiu.clock.CalendarId;
import cn.baoxiu.clock.WorkingTime;
import cn.baoxiu.contractor.Ratings;
import cn.baoxiu.contractor.Rung;
import cn.baoxiu.contractor.Violations.Violation;
import cn.baoxiu.engine.Decisions;
import cn.baoxiu.engine.TenantScope;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * The decisions {@code contractor-sanction}, {@code rung-precondition} and {@code letter-deadline}, each in the version in
 * force at the date of the violation (rules R9).
 */
@Component
class SanctionRules {

    private static final String NONE = "NONE";

    private final Decisions decisions;
    private final WorkingTime workingTime;
    private final Ratings ratings;

    SanctionRules(Decisions decisions, WorkingTime workingTime, Ratings ratings) {
        this.decisions = decisions;
        this.ratings = ratings;
        this.workingTime = workingTime;
    }

    /** What has a time besides the letters themselves. */
    enum Step {
        DRAFT,
        APPROVAL,
        DELIVERY,
        OBJECTION,
        OBJECTION_DECISION,
        WRITTEN_NOTICE
    }

    /** An amount on a calendar. */
    record Term(CalendarId calendar, Amount amount) {}

    /**
     * @param occurrences of the kind under the contract in twelve months, this one included
     * @param highest rung delivered to this contractor about this case, if any
     * @return the rung that follows; empty for a record only
     */
    Optional<Rung> rung(Violation violation, String subsidiary, int occurrences, String grade, Optional<Rung> highest) {
        Map<String, Object> inputs = Map.of(
                "violation",
                violation.kind().name(),
                "occurrences",
                occurrences,
                "grade",
                grade,
                "highest",
                highest.map(Rung::name).orElse(NONE),
                "rating",
                ratings.gradeAt(violation.contractor(), subsidiary, violation.happenedAt())
                        .orElse(NONE));
        Map<String, Object> row = TenantScope.call(subsidiary, () -> decisions
                .evaluate("contractor-sanction", violation.happenedAt(), inputs)
                .single());
        String rung = text(row, "rung");
        return rung.equals(NONE) ? Optional.empty() : Optional.of(Rung.valueOf(rung));
    }

    /** What the table wants, and what the law wants whatever the table says. */
    Set<Precondition> preconditions(Rung rung, String grade, Instant inForceAt) {
        Set<Precondition> all = EnumSet.noneOf(Precondition.class);
        all.addAll(Precondition.fixedFor(rung));
        decisions
                .figures("rung-precondition", inForceAt, Map.of("rung", rung.name(), "grade", grade))
                .rows()
                .forEach(row -> all.add(Precondition.valueOf(text(row, "precondition"))));
        return all;
    }

    Term term(Step step, String grade, Instant inForceAt) {
        return term(step.name(), grade, inForceAt);
    }

    /** The time that a letter of this rung gives. */
    Term term(Rung rung, String grade, Instant inForceAt) {
        return term(rung.name(), grade, inForceAt);
    }

    private Term term(String step, String grade, Instant inForceAt) {
        Map<String, Object> row = decisions
                .figures("letter-deadline", inForceAt, Map.of("step", step, "grade", grade))
                .single();
        return new Term(CalendarId.valueOf(text(row, "calendar")), Amount.parse(text(row, "amount")));
    }

    Instant end(Term term, Instant start) {
        return workingTime.deadline(term.calendar(), start, term.amount()).due();
    }

    Instant due(Step step, String grade, Instant inForceAt, Instant start) {
        return end(term(step, grade, inForceAt), start);
    }

    private static String text(Map<String, Object> row, String output) {
        return Objects.requireNonNull(row.get(output), () -> "the decision gave no " + output)
                .toString();
    }
}
