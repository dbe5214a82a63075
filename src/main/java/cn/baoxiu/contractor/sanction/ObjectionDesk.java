package cn.baoxiu.contractor.sanction;

import cn.baoxiu.contractor.ContractorCases;
import cn.baoxiu.contractor.Letters;
import cn.baoxiu.contractor.Letters.Letter;
import cn.baoxiu.contractor.sanction.ObjectionTable.Objection;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.identity.CurrentUser;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Objections of contractors and their decision (rules R3, R6). */
@Service
@Transactional
public class ObjectionDesk {

    private final PenaltyTable table;
    private final ObjectionTable objections;
    private final ApprovalTable approvals;
    private final Standings standings;
    private final SanctionRules rules;
    private final Letters letters;
    private final PenaltyNotices notices;
    private final CurrentUser actor;
    private final Clock clock;

    ObjectionDesk(
            PenaltyTable table,
            ObjectionTable objections,
            ApprovalTable approvals,
            Standings standings,
            SanctionRules rules,
            Letters letters,
            PenaltyNotices notices,
            CurrentUser actor,
            Clock clock) {
        this.table = table;
        this.objections = objections;
        this.approvals = approvals;
        this.standings = standings;
        this.rules = rules;
        this.letters = letters;
        this.notices = notices;
        this.actor = actor;
        this.clock = clock;
    }

    /**
     * The task in which an objection to the letter counts; empty before delivery, after the window, and after an
     * objection.
     */
    @Transactional(readOnly = true)
    public Optional<String> openTask(long letterId) {
        return table.ofLetter(letterId)
                .filter(this::windowOpen)
                .filter(penalty -> objections.of(penalty.id()).stream().noneMatch(o -> !o.late()))
                .map(Penalty::openTask);
    }

    private boolean windowOpen(Penalty penalty) {
        Instant until = penalty.objectionUntil();
        return penalty.state() == PenaltyState.DELIVERED
                && until != null
                && !clock.instant().isAfter(until);
    }

    /**
     * An objection within the window.
     *
     * @return until when it has to be decided
     * @throws FormRejected after the window
     */
    public Instant raise(long id, ObjectionForm form) {
        Penalty penalty = table.get(id);
        if (!windowOpen(penalty)) {
            throw new FormRejected(
                    "objection",
                    "contractor.windowOver",
                    TermWords.moment(Objects.requireNonNull(penalty.objectionUntil())));
        }
        ContractorCases.Facts facts = standings.facts(penalty.caseNumber());
        Instant now = clock.instant();
        Instant until = rules.due(SanctionRules.Step.OBJECTION_DECISION, facts.grade(), penalty.inForceAt(), now);
        objections.add(penalty, form, false, until, actor.idOrSystem(), now);
        notices.objected(penalty, facts, letter(penalty), until);
        return until;
    }

    /**
     * An objection after the window, or after another: kept and shown, without effect.
     *
     * @throws FormRejected if the letter is not delivered yet
     */
    public void late(long letterId, ObjectionForm form) {
        Penalty penalty = table.ofLetter(letterId)
                .filter(found -> found.objectionUntil() != null)
                .orElseThrow(() -> new FormRejected("objection", "contractor.notDelivered"));
        objections.add(penalty, form, true, null, actor.idOrSystem(), clock.instant());
    }

    /**
     * Group customer service decides.
     *
     * @throws FormRejected if the person drafted or approved the letter
     */
    public RulingKind decide(long id, RulingForm ruling) {
        Penalty penalty = table.lock(id);
        String person = actor.person();
        boolean involved = approvals.drafters(id).contains(person)
                || approvals.of(id).stream().anyMatch(a -> a.answeredBy().equals(person));
        if (involved) {
            throw new FormRejected("ruling", "contractor.involved");
        }
        Objection objection = objections
                .undecided(id)
                .orElseThrow(() -> new IllegalStateException("no objection waits in procedure " + id));
        objections.decide(objection.id(), ruling, person, clock.instant());
        table.set(id, "ruling", ruling.kind());
        if (ruling.kind() == RulingKind.REDUCED) {
            table.set(id, "upheld", ruling.amount());
        }
        notices.decided(penalty, standings.facts(penalty.caseNumber()), letter(penalty), ruling);
        return ruling.kind();
    }

    private Letter letter(Penalty penalty) {
        return letters.find(penalty.requiredLetter()).orElseThrow();
    }
}
