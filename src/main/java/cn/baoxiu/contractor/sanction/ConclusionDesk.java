package cn.baoxiu.contractor.sanction;

import cn.baoxiu.contractor.ChargeBacks;
import cn.baoxiu.contractor.ContractorCases;
import cn.baoxiu.contractor.Letters;
import cn.baoxiu.contractor.Letters.Letter;
import cn.baoxiu.contractor.Retention;
import cn.baoxiu.contractor.Rung;
import cn.baoxiu.contractor.ThirdPartyRepairs;
import cn.baoxiu.contractor.ViolationKind;
import cn.baoxiu.contractor.Violations;
import cn.baoxiu.engine.Sentences;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What comes of a delivered letter: performance, third party, money, or its withdrawal. */
@Service
@Transactional
public class ConclusionDesk {

    private final PenaltyTable table;
    private final ViolationTable violationTable;
    private final ObjectionTable objections;
    private final Standings standings;
    private final Violations violations;
    private final Letters letters;
    private final Retention retention;
    private final ObjectProvider<ChargeBacks> chargeBacks;
    private final ObjectProvider<ThirdPartyRepairs> thirdParties;
    private final PenaltyNotices notices;
    private final Sentences sentences;
    private final Clock clock;

    ConclusionDesk(
            PenaltyTable table,
            ViolationTable violationTable,
            ObjectionTable objections,
            Standings standings,
            Violations violations,
            Letters letters,
            Retention retention,
            ObjectProvider<ChargeBacks> chargeBacks,
            ObjectProvider<ThirdPartyRepairs> thirdParties,
            PenaltyNotices notices,
            Sentences sentences,
            Clock clock) {
        this.table = table;
        this.violationTable = violationTable;
        this.objections = objections;
        this.standings = standings;
        this.violations = violations;
        this.letters = letters;
        this.retention = retention;
        this.chargeBacks = chargeBacks;
        this.thirdParties = thirdParties;
        this.notices = notices;
        this.sentences = sentences;
        this.clock = clock;
    }

    /** The time of the letter is over: it was followed, or that it was not is a violation of its own. */
    public void checkPerformance(long id) {
        Penalty penalty = table.get(id);
        Instant until = Objects.requireNonNull(penalty.performUntil(), "the letter sets no time");
        Letter letter = letter(penalty);
        ContractorCases.Facts facts = standings.facts(penalty.caseNumber());
        boolean performed = performed(penalty, letter, facts, until);
        table.set(id, "performed", performed);
        if (!performed) {
            violations.record(new Violations.Fact(
                    "letter " + letter.id() + "|" + ViolationKind.LETTER_IGNORED,
                    penalty.caseNumber(),
                    penalty.round(),
                    ViolationKind.LETTER_IGNORED,
                    penalty.contractor(),
                    until,
                    sentences.text(
                            "contractor.evidence.ignored",
                            sentences.text("rung." + penalty.requiredRung().name()),
                            Objects.requireNonNullElse(letter.number(), ""),
                            TermWords.moment(Objects.requireNonNull(letter.deliveredAt())),
                            TermWords.moment(until)),
                    until,
                    null));
        }
    }

    /** A completion report since the letter, or the case is over. */
    private static boolean performed(Penalty penalty, Letter letter, ContractorCases.Facts facts, Instant until) {
        Instant issued = Objects.requireNonNull(letter.issuedAt(), "the letter is not issued");
        return !facts.open()
                || facts.orders().stream()
                        .filter(order -> order.party().equals(penalty.contractor()))
                        .map(ContractorCases.Order::completedAt)
                        .anyMatch(at -> at != null && at.isAfter(issued) && !at.isAfter(until));
    }

    /** Another party is looked for, if the finding in force still names this contractor. */
    public void beginThirdParty(long id) {
        Penalty penalty = table.get(id);
        if (answers(penalty)) {
            thirdParties.forEach(repairs -> repairs.begin(penalty.caseNumber(), penalty.requiredLetter()));
        }
    }

    /** Decides what follows, from objection and performance; money only if the contractor still answers for the case. */
    public PenaltyOutcome conclude(long id) {
        Penalty penalty = table.lock(id);
        if (penalty.ruling() == RulingKind.REVOKED) {
            return PenaltyOutcome.WITHDRAWN;
        }
        Rung rung = penalty.requiredRung();
        if (rung.takesMoney()) {
            return answers(penalty) ? PenaltyOutcome.DEDUCTED : PenaltyOutcome.WITHDRAWN;
        }
        PenaltyOutcome outcome = penalty.performed() == null
                ? PenaltyOutcome.CLOSED
                : penalty.performed() ? PenaltyOutcome.PERFORMED : PenaltyOutcome.IGNORED;
        table.end(id, outcome, clock.instant());
        return outcome;
    }

    private boolean answers(Penalty penalty) {
        return standings.facts(penalty.caseNumber()).answersFor(penalty.contractor(), penalty.contractNo());
    }

    /** Nothing is posted; charge-backs are given back. After an upheld objection its violations are past. */
    public void withdraw(long id) {
        Penalty penalty = table.lock(id);
        boolean revoked = penalty.ruling() == RulingKind.REVOKED;
        String reason = revoked
                ? objections.of(id).stream()
                        .filter(o -> o.ruling() == RulingKind.REVOKED)
                        .map(o -> Objects.requireNonNullElse(o.decisionReason(), ""))
                        .findFirst()
                        .orElse("")
                : sentences.text("contractor.missing.RESPONSIBILITY");
        letters.withdraw(penalty.requiredLetter(), reason);
        chargeBacks.forEach(known -> known.giveBack(penalty.requiredLetter()));
        violationTable.giveBack(id);
        if (revoked) {
            violationTable.revoke(id, clock.instant());
        } else {
            notices.withdrawn(penalty, standings.facts(penalty.caseNumber()), letter(penalty));
        }
        table.set(id, "upheld", null);
        table.end(id, PenaltyOutcome.WITHDRAWN, clock.instant());
    }

    /**
     * Takes the money, once.
     *
     * @throws IllegalStateException if the letter was revoked, or takes no money
     */
    public void post(long id) {
        Penalty penalty = table.lock(id);
        if (penalty.ruling() == RulingKind.REVOKED || penalty.upheld() == null || !answers(penalty)) {
            throw new IllegalStateException("procedure " + id + " takes no money");
        }
        Letter letter = letter(penalty);
        retention.deduct(new Retention.Deduction(
                "letter " + letter.id(),
                penalty.contractNo(),
                penalty.upheld(),
                penalty.caseNumber(),
                Objects.requireNonNull(letter.number(), "the letter is not issued")));
        table.end(id, PenaltyOutcome.DEDUCTED, clock.instant());
    }

    private Letter letter(Penalty penalty) {
        return letters.find(penalty.requiredLetter()).orElseThrow();
    }
}
