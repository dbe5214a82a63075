package cn.baoxiu.contractor.sanction;

import cn.baoxiu.contractor.ContractorCases;
import cn.baoxiu.contractor.Penalties;
import cn.baoxiu.contractor.Rung;
import cn.baoxiu.contractor.ViolationKind;
import cn.baoxiu.contractor.Violations.Fact;
import cn.baoxiu.contractor.Violations.Violation;
import cn.baoxiu.contractor.sanction.PenaltyTable.Cause;
import cn.baoxiu.contractor.sanction.PenaltyTable.Target;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.identity.CurrentUser;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens procedures. There is one draft at a time about a case for each contractor; further causes are added to it, and
 * those that come while it is being approved are the causes of the next.
 */
@Service
@Transactional
public class PenaltyOpening implements Penalties {

    private static final int PRIORITY = 70;
    private static final int PRIORITY_OF_EMERGENCY = 100;

    private final PenaltyTable table;
    private final ViolationTable violations;
    private final Standings standings;
    private final SanctionRules rules;
    private final PenaltyNotices notices;
    private final PenaltyProcess process;
    private final CurrentUser actor;
    private final ContractorCases cases;
    private final Clock clock;

    PenaltyOpening(
            PenaltyTable table,
            ViolationTable violations,
            Standings standings,
            SanctionRules rules,
            PenaltyNotices notices,
            PenaltyProcess process,
            CurrentUser actor,
            ContractorCases cases,
            Clock clock) {
        this.table = table;
        this.violations = violations;
        this.standings = standings;
        this.rules = rules;
        this.notices = notices;
        this.process = process;
        this.actor = actor;
        this.cases = cases;
        this.clock = clock;
    }

    /** What an instance begins with. */
    public enum Handling {
        LETTER,
        RECORD,
        /** Added to the draft that is open. */
        ADDED
    }

    /** @param draftDue until when the letter should be drafted */
    public record Decided(Handling handling, Instant draftDue) {}

    /** @param penalty empty if the violation was added to the draft that is open */
    public record Entered(Optional<Penalty> penalty, int priority) {}

    /** A violation was recorded from a fact. */
    void caused(Violation violation, ContractorCases.Facts facts) {
        open(violation, facts).ifPresent(opened -> process.begin(opened, priority(facts), false));
    }

    @Override
    public void propose(String key, String caseNumber, Rung rung, String reason) {
        if (table.knowsCause(key)) {
            return;
        }
        ContractorCases.Facts facts = answeredCase(caseNumber);
        Instant now = clock.instant();
        Target target = new Target(
                caseNumber,
                violations.lastRound(caseNumber),
                facts.subsidiary(),
                Objects.requireNonNull(facts.responsibleParty()),
                Objects.requireNonNull(facts.contractNo()),
                now);
        Cause cause = new Cause(key, null, rung, reason, now, false);
        Optional<Long> opened = table.open(target, now);
        if (opened.isPresent()) {
            table.addCause(opened.get(), cause);
            process.begin(table.get(opened.get()), priority(facts), true);
        } else {
            Penalty draft = table.draftOf(target.openKey()).orElseThrow();
            if (table.addCause(draft.id(), cause)) {
                lift(draft, rung);
            }
        }
    }

    /**
     * Somebody enters a violation by hand, in the instance that carries on if it needs one.
     *
     * @throws FormRejected for an unknown case, one for which no contractor answers, or a violation that is known
     */
    public Entered enter(ViolationReport report) {
        ContractorCases.Facts facts = answeredCase(report.caseNumber());
        String party = Objects.requireNonNull(facts.responsibleParty());
        Fact fact = new Fact(
                "%s|HAND|%s|%s|%s".formatted(report.caseNumber(), report.kind(), party, report.happenedAt()),
                report.caseNumber(),
                violations.lastRound(report.caseNumber()),
                report.kind(),
                party,
                report.happenedAt(),
                report.evidence(),
                report.kind() == ViolationKind.FINISH_LATE ? report.happenedAt() : null,
                null);
        Violation violation = violations
                .insert(fact, facts, Objects.requireNonNull(facts.contractNo()), actor.person(), clock.instant())
                .orElseThrow(() -> new FormRejected("happenedAt", "contractor.violationKnown"));
        return new Entered(open(violation, facts), priority(facts));
    }

    /**
     * Facts of a case for which a contractor answers.
     *
     * @throws FormRejected if nobody does, or there is no such case for the current user
     */
    public ContractorCases.Facts answeredCase(String caseNumber) {
        ContractorCases.Facts facts = cases.find(caseNumber)
                .orElseThrow(() -> new FormRejected("caseNumber", "contractor.unknownCase", caseNumber));
        if (facts.responsibleParty() == null || facts.contractNo() == null) {
            throw new FormRejected("caseNumber", "contractor.nobodyAnswers", caseNumber);
        }
        return facts;
    }

    private Optional<Penalty> open(Violation violation, ContractorCases.Facts facts) {
        Instant now = clock.instant();
        Target target = target(violation, facts);
        Cause cause = Cause.of(violation, now);
        Optional<Long> opened = table.open(target, now);
        if (opened.isPresent()) {
            table.addCause(opened.get(), cause);
            return opened.map(table::get);
        }
        Penalty draft = table.draftOf(target.openKey()).orElseThrow();
        table.addCause(draft.id(), cause);
        rung(violation, draft).ifPresent(rung -> lift(draft, rung));
        notices.causeAdded(draft, facts, violation.kind(), cause.causeKey());
        return Optional.empty();
    }

    private static Target target(Violation violation, ContractorCases.Facts facts) {
        return new Target(
                violation.caseNumber(),
                violation.round(),
                facts.subsidiary(),
                violation.contractor(),
                violation.contractNo(),
                violation.happenedAt());
    }

    private void lift(Penalty draft, Rung rung) {
        if (draft.proposed() == null || draft.proposed().compareTo(rung) < 0) {
            table.set(draft.id(), "proposed", rung);
        }
    }

    private Optional<Rung> rung(Violation violation, Penalty penalty) {
        Standing standing = standings.of(penalty);
        return rules.rung(
                violation,
                penalty.subsidiary(),
                violations.occurrences(violation),
                standing.grade(),
                standing.highest());
    }

    /** Decides which letter is drafted, if any: the highest that the causes call for. */
    public Decided decide(long id, String instanceId) {
        Penalty penalty = table.get(id);
        Rung highest = null;
        for (Cause cause : table.causes(id)) {
            Rung rung = rung(cause, penalty).orElse(null);
            if (rung != null && (highest == null || rung.compareTo(highest) > 0)) {
                highest = rung;
            }
        }
        table.set(id, "instance_id", instanceId, "proposed", highest);
        if (highest == null) {
            table.end(id, PenaltyOutcome.RECORDED, clock.instant());
            return new Decided(Handling.RECORD, clock.instant());
        }
        ContractorCases.Facts facts = standings.facts(penalty.caseNumber());
        Instant due = rules.due(SanctionRules.Step.DRAFT, facts.grade(), penalty.inForceAt(), clock.instant());
        notices.toDraft(table.get(id), facts, due);
        return new Decided(Handling.LETTER, due);
    }

    private Optional<Rung> rung(Cause cause, Penalty penalty) {
        Long violation = cause.violationId();
        return violation == null
                ? Optional.ofNullable(cause.rung())
                : violations.find(violation).flatMap(v -> rung(v, penalty));
    }

    /** The letter is out; causes that no draft has considered begin a procedure of their own. */
    void carryOn(Penalty issued) {
        List<Cause> left = table.causes(issued.id()).stream()
                .filter(cause -> !cause.considered())
                .toList();
        if (left.isEmpty()) {
            return;
        }
        ContractorCases.Facts facts = standings.facts(issued.caseNumber());
        Target target = new Target(
                issued.caseNumber(),
                issued.round(),
                issued.subsidiary(),
                issued.contractor(),
                issued.contractNo(),
                left.get(0).addedAt());
        Optional<Long> opened = table.open(target, clock.instant());
        long next = opened.orElseGet(
                () -> table.draftOf(target.openKey()).orElseThrow().id());
        left.forEach(cause -> table.moveCause(cause.causeKey(), next));
        boolean proposed = left.stream().anyMatch(cause -> cause.violationId() == null);
        opened.ifPresent(id -> process.begin(table.get(id), priority(facts), proposed));
    }

    private static int priority(ContractorCases.Facts facts) {
        return facts.grade().equals("P0") ? PRIORITY_OF_EMERGENCY : PRIORITY;
    }
}
