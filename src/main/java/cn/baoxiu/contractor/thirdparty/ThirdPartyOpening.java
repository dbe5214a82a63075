package cn.baoxiu.contractor.thirdparty;

import cn.baoxiu.contractor.CaseLadder;
import cn.baoxiu.contractor.ContractorCases;
import cn.baoxiu.contractor.Penalties;
import cn.baoxiu.contractor.Rung;
import cn.baoxiu.contractor.ThirdPartyRepairs;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.engine.Sentences;
import cn.baoxiu.identity.CurrentUser;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Begins repairs by a third party, and takes in what becomes of the case. */
@Service
@Transactional
public class ThirdPartyOpening implements ThirdPartyRepairs {

    private static final String EMERGENCY = "P0";
    private static final int PRIORITY = 70;
    private static final int PRIORITY_OF_EMERGENCY = 100;

    private final ThirdPartyTable table;
    private final ThirdPartyRules rules;
    private final ThirdPartyNotices notices;
    private final ThirdPartyProcess process;
    private final CurrentUser actor;
    private final ContractorCases cases;
    private final CaseLadder ladder;
    private final Penalties penalties;
    private final Sentences sentences;
    private final Clock clock;

    ThirdPartyOpening(
            ThirdPartyTable table,
            ThirdPartyRules rules,
            ThirdPartyNotices notices,
            ThirdPartyProcess process,
            CurrentUser actor,
            ContractorCases cases,
            CaseLadder ladder,
            Penalties penalties,
            Sentences sentences,
            Clock clock) {
        this.table = table;
        this.rules = rules;
        this.notices = notices;
        this.process = process;
        this.actor = actor;
        this.cases = cases;
        this.ladder = ladder;
        this.penalties = penalties;
        this.sentences = sentences;
        this.clock = clock;
    }

    /** What an instance begins with. */
    public record Opened(ThirdPartyRepair repair, int priority, Instant choiceDue) {}

    @Override
    public void begin(String caseNumber, long letterId) {
        ContractorCases.Facts facts = cases.find(caseNumber).orElse(null);
        if (facts == null || !facts.open() || facts.responsibleParty() == null || facts.contractNo() == null) {
            return;
        }
        Instant now = clock.instant();
        table.begin(new ThirdPartyTable.Begin(
                        caseNumber,
                        facts.subsidiary(),
                        facts.responsibleParty(),
                        facts.contractNo(),
                        letterId,
                        null,
                        null,
                        null,
                        actor.idOrSystem(),
                        now))
                .ifPresent(repair -> {
                    Opened opened = opened(repair, facts);
                    process.begin(repair, opened.priority(), opened.choiceDue());
                });
    }

    private Opened opened(ThirdPartyRepair repair, ContractorCases.Facts facts) {
        Instant due = rules.due(ThirdPartyRules.Step.CHOICE, facts.grade(), repair.begunAt(), repair.begunAt());
        notices.toChoose(repair, facts, due);
        return new Opened(repair, facts.grade().equals(EMERGENCY) ? PRIORITY_OF_EMERGENCY : PRIORITY, due);
    }

    /**
     * An emergency that cannot wait for the written notice; that is proposed at once and must follow in time.
     *
     * @throws FormRejected if the case is no open emergency, no contractor answers for it, the contractor was not called,
     *     or a third-party repair runs
     */
    public Opened beginEmergency(EmergencyForm form) {
        ContractorCases.Facts facts = emergency(form.caseNumber());
        String contractor = facts.responsibleParty();
        String contractNo = facts.contractNo();
        if (contractor == null || contractNo == null) {
            throw new FormRejected("caseNumber", "contractor.nobodyAnswers", form.caseNumber());
        }
        Instant called = lastCall(form.caseNumber(), contractor)
                .orElseThrow(() -> new FormRejected("caseNumber", "thirdParty.noCall", form.caseNumber()));
        Instant now = clock.instant();
        Instant until = rules.noticeUntil(facts.grade(), now, called);
        ThirdPartyRepair repair = table.begin(new ThirdPartyTable.Begin(
                        form.caseNumber(),
                        facts.subsidiary(),
                        contractor,
                        contractNo,
                        null,
                        form.reason(),
                        called,
                        until,
                        actor.person(),
                        now))
                .orElseThrow(() -> new FormRejected("caseNumber", "thirdParty.runs", form.caseNumber()));
        penalties.propose(
                "third-party notice " + repair.id(),
                form.caseNumber(),
                Rung.THIRD_PARTY_NOTICE,
                sentences.text("thirdParty.noticeReason", form.reason(), Moment.of(until)));
        return opened(repair, facts);
    }

    /**
     * An open case of the highest grade.
     *
     * @throws FormRejected for any other
     */
    public ContractorCases.Facts emergency(String caseNumber) {
        ContractorCases.Facts facts = cases.find(caseNumber)
                .orElseThrow(() -> new FormRejected("caseNumber", "contractor.unknownCase", caseNumber));
        if (!facts.open()) {
            throw new FormRejected("caseNumber", "thirdParty.caseClosed", caseNumber);
        }
        if (!facts.grade().equals(EMERGENCY)) {
            throw new FormRejected("caseNumber", "thirdParty.noEmergency", caseNumber, facts.grade());
        }
        return facts;
    }

    /** End of the last call to the contractor about the case. */
    private Optional<Instant> lastCall(String caseNumber, String contractor) {
        return ladder.of(caseNumber, null).contractorCalls().stream()
                .filter(call -> call.contractor().equals(contractor))
                .map(CaseLadder.Call::endedAt)
                .max(Comparator.naturalOrder());
    }

    /** Kept also where the quote is not approved yet: the instance asks when it gets there. */
    @Override
    public void accepted(String caseNumber) {
        if (table.running(caseNumber).isEmpty()) {
            return;
        }
        ThirdPartyRepair repair = table.lock(caseNumber);
        if (repair.acceptedAt() != null) {
            return;
        }
        table.set(repair.id(), "accepted_at", clock.instant());
        if (repair.state() == ThirdPartyState.WORKING) {
            table.set(repair.id(), "state", ThirdPartyState.COSTING);
            process.accepted(caseNumber);
        }
    }

    /** Work that was accepted is paid whatever becomes of the case. */
    @Override
    public void dropped(String caseNumber, String reason) {
        ThirdPartyRepair repair = table.running(caseNumber).orElse(null);
        if (repair != null && repair.acceptedAt() == null && !process.drop(caseNumber, reason)) {
            drop(caseNumber, reason);
        }
    }

    /** The instance is interrupted. */
    public void drop(String caseNumber, String reason) {
        ThirdPartyRepair repair = table.lock(caseNumber);
        table.end(repair.id(), ThirdPartyOutcome.DROPPED, reason, clock.instant());
        cases.find(caseNumber).ifPresent(facts -> notices.dropped(repair, facts, reason));
    }
}
