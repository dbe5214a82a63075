package cn.baoxiu.contractor.sanction;

import cn.baoxiu.contractor.Rung;
import cn.baoxiu.engine.FieldError;
import cn.baoxiu.engine.Sentences;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what is missing before a letter can go out. */
@Component
class Preconditions {

    private final SanctionRules rules;
    private final Sentences sentences;

    Preconditions(SanctionRules rules, Sentences sentences) {
        this.rules = rules;
        this.sentences = sentences;
    }

    /**
     * @param clause that the letter quotes
     * @param sum what it takes
     * @return in the order of {@link Precondition}; empty if the letter can go out
     */
    List<Precondition> missing(
            Standing standing, Rung rung, Instant inForceAt, @Nullable String clause, Reckoning.Sum sum) {
        return rules.preconditions(rung, standing.grade(), inForceAt).stream()
                .filter(condition -> !holds(condition, standing, rung, clause, sum))
                .toList();
    }

    private static boolean holds(
            Precondition condition, Standing standing, Rung rung, @Nullable String clause, Reckoning.Sum sum) {
        return switch (condition) {
            case RESPONSIBILITY -> standing.answers();
            case NOTICE_DELIVERED -> standing.noticeAt(rung).isPresent();
            case DEMAND_DELIVERED -> standing.demandAt().isPresent();
            case FAILURE_RECORDED -> failed(standing, rung);
            case CLAUSE -> clause != null && !clause.isBlank();
            case OBJECTION_DECIDED -> !standing.objectionWaits();
            case VIOLATION_RECORDED -> !standing.violations().isEmpty();
            case AMOUNT -> sum.total().signum() > 0;
            case NOT_DEDUCTED -> sum.taken().isEmpty();
        };
    }

    /** After the demand before a third party takes over, else after the notice. */
    private static boolean failed(Standing standing, Rung rung) {
        Optional<Instant> since = rung == Rung.THIRD_PARTY_NOTICE ? standing.demandAt() : standing.noticeAt(rung);
        return since.map(standing::failedSince).orElse(false);
    }

    /** One complaint per missing thing, at the field with which it can be mended. */
    List<FieldError> errors(List<Precondition> missing) {
        return missing.stream()
                .map(condition -> FieldError.of(
                        condition == Precondition.CLAUSE ? "clause" : "rung", "contractor.missing." + condition.name()))
                .toList();
    }

    String sentence(List<Precondition> missing) {
        return missing.stream()
                .map(condition -> sentences.text("contractor.missing." + condition.name()))
                .collect(Collectors.joining("；"));
    }
}
