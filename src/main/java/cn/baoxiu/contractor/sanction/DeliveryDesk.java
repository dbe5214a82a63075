package cn.baoxiu.contractor.sanction;

import cn.baoxiu.contractor.ContractorCases;
import cn.baoxiu.contractor.Letters;
import cn.baoxiu.contractor.Letters.Delivery;
import cn.baoxiu.contractor.Letters.Letter;
import cn.baoxiu.contractor.Rung;
import cn.baoxiu.estate.Parties;
import cn.baoxiu.estate.Party;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Delivery of letters, from which the times of the contractor run (rules R6). */
@Service
@Transactional
public class DeliveryDesk {

    private final PenaltyTable table;
    private final Standings standings;
    private final SanctionRules rules;
    private final Letters letters;
    private final CallLog calls;
    private final Parties parties;
    private final PenaltyNotices notices;
    private final PenaltyProcess process;
    private final Clock clock;

    DeliveryDesk(
            PenaltyTable table,
            Standings standings,
            SanctionRules rules,
            Letters letters,
            CallLog calls,
            Parties parties,
            PenaltyNotices notices,
            PenaltyProcess process,
            Clock clock) {
        this.table = table;
        this.standings = standings;
        this.rules = rules;
        this.letters = letters;
        this.calls = calls;
        this.parties = parties;
        this.notices = notices;
        this.process = process;
        this.clock = clock;
    }

    /** What the letter wants of the contractor, or of us. */
    public enum Demand {
        PERFORM,
        THIRD_PARTY,
        NOTHING
    }

    /** @param performUntil null unless it demands performance */
    public record Running(Demand demand, Instant deliveredAt, Instant objectionUntil, @Nullable Instant performUntil) {}

    /** From when on a delivery of this letter can have happened; a call about an emergency precedes the letter. */
    @Transactional(readOnly = true)
    public DeliveryReport.Earliest earliest(long id) {
        Penalty penalty = table.get(id);
        Instant issued = minute(Objects.requireNonNull(letter(penalty).issuedAt(), "the letter is not issued"));
        Instant call = standings.facts(penalty.caseNumber()).grade().equals("P0")
                ? calls.of(penalty.caseNumber()).stream()
                        .map(CallLog.Call::calledAt)
                        .min(Comparator.naturalOrder())
                        .map(DeliveryDesk::minute)
                        .filter(at -> at.isBefore(issued))
                        .orElse(issued)
                : issued;
        return new DeliveryReport.Earliest(issued, call);
    }

    private static Instant minute(Instant at) {
        return at.truncatedTo(ChronoUnit.MINUTES);
    }

    /** The first proof of delivery: objection window and time to perform begin. */
    public Running deliver(long id, DeliveryReport report) {
        Penalty penalty = table.lock(id);
        Letter letter = letter(penalty);
        ContractorCases.Facts facts = standings.facts(penalty.caseNumber());
        String name = parties.find(penalty.contractor()).map(Party::name).orElse(penalty.contractor());
        if (report.sendNow()) {
            notices.sent(penalty, facts, letter);
        }
        Instant deliveredAt = letters.deliver(letter.id(), report.delivery(name));
        Running running = running(penalty, letter, facts.grade(), deliveredAt);
        table.set(
                id,
                "state",
                PenaltyState.DELIVERED,
                "objection_until",
                running.objectionUntil(),
                "perform_until",
                running.performUntil());
        return running;
    }

    /**
     * A further proof, for example the receipt of a courier: what it proves earlier moves the times forward, never back.
     *
     * @throws NoSuchElementException if no procedure has issued this letter
     */
    public void further(long letterId, Delivery delivery) {
        Penalty penalty = table.ofLetter(letterId)
                .map(found -> table.lock(found.id()))
                .orElseThrow(() -> new NoSuchElementException("no procedure of letter " + letterId));
        Instant deliveredAt = letters.deliver(letterId, delivery);
        Instant before = penalty.objectionUntil();
        if (penalty.state() != PenaltyState.DELIVERED || before == null || penalty.instanceId() == null) {
            return;
        }
        String grade = standings.facts(penalty.caseNumber()).grade();
        Running running = running(penalty, letter(penalty), grade, deliveredAt);
        Instant objection = earlier(running.objectionUntil(), before);
        Instant perform = running.performUntil() == null || penalty.performUntil() == null
                ? penalty.performUntil()
                : earlier(running.performUntil(), penalty.performUntil());
        table.set(penalty.id(), "objection_until", objection, "perform_until", perform);
        process.moveTimers(penalty.instanceId(), objection, perform);
    }

    private Running running(Penalty penalty, Letter letter, String grade, Instant deliveredAt) {
        Rung rung = penalty.requiredRung();
        Instant objectionUntil = rules.due(SanctionRules.Step.OBJECTION, grade, penalty.inForceAt(), deliveredAt);
        Instant printed = letter.says().performUntil();
        if (printed == null) {
            Demand demand = rung == Rung.THIRD_PARTY_NOTICE ? Demand.THIRD_PARTY : Demand.NOTHING;
            return new Running(demand, deliveredAt, objectionUntil, null);
        }
        // delivered late, the contractor has the same time all the same
        Instant counted = rules.end(rules.term(rung, grade, penalty.inForceAt()), deliveredAt);
        return new Running(Demand.PERFORM, deliveredAt, objectionUntil, counted.isAfter(printed) ? counted : printed);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private Letter letter(Penalty penalty) {
        return letters.find(penalty.requiredLetter()).orElseThrow();
    }
}
