package cn.baoxiu.contractor.thirdparty;

import cn.baoxiu.contractor.ContractorCases;
import cn.baoxiu.contractor.ThirdPartyChosen;
import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.engine.Sentences;
import cn.baoxiu.estate.ThirdParties;
import cn.baoxiu.estate.ThirdParties.ThirdParty;
import cn.baoxiu.estate.WarrantyClass;
import cn.baoxiu.identity.CurrentUser;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which third party comes, and its work order. */
@Service
@Transactional
public class ThirdPartyChoice {

    private static final String FIELD = "thirdParty";

    private final ThirdPartyTable table;
    private final ThirdPartyRules rules;
    private final ThirdPartyNotices notices;
    private final CurrentUser actor;
    private final ThirdParties thirdParties;
    private final ContractorCases cases;
    private final ApplicationEventPublisher events;
    private final Sentences sentences;
    private final Clock clock;

    ThirdPartyChoice(
            ThirdPartyTable table,
            ThirdPartyRules rules,
            ThirdPartyNotices notices,
            CurrentUser actor,
            ThirdParties thirdParties,
            ContractorCases cases,
            ApplicationEventPublisher events,
            Sentences sentences,
            Clock clock) {
        this.table = table;
        this.rules = rules;
        this.notices = notices;
        this.actor = actor;
        this.thirdParties = thirdParties;
        this.cases = cases;
        this.events = events;
        this.sentences = sentences;
        this.clock = clock;
    }

    /** A third party that does the work of the case, with its prices. */
    record Offer(ThirdParty thirdParty, List<ThirdParties.Price> prices) {}

    /** Those of the subsidiary that may get work; one without prices for the class of the defect is not offered. */
    List<Offer> offers(ContractorCases.Facts facts) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), EngineTime.ZONE);
        return thirdParties.of(facts.subsidiary()).stream()
                .filter(party -> !party.isSuspended(today))
                .map(party -> new Offer(party, prices(party.code(), facts)))
                .sorted(Comparator.comparing(offer -> offer.prices().isEmpty()))
                .toList();
    }

    List<ThirdParties.Price> prices(String thirdParty, ContractorCases.Facts facts) {
        return Arrays.stream(WarrantyClass.values())
                .filter(known -> known.name().equals(facts.warrantyClass()))
                .findFirst()
                .map(known -> thirdParties.prices(thirdParty, known))
                .orElseGet(List::of);
    }

    /**
     * The office chooses, or sends none.
     *
     * @throws FormRejected for a party that cannot be sent, one that is not offered without a reason, or if another
     *     clerk has chosen
     */
    public ThirdPartyResult choose(String caseNumber, ChoiceForm form) {
        ThirdPartyRepair repair = table.lock(caseNumber);
        if (repair.state() != ThirdPartyState.CHOOSING) {
            throw new FormRejected(FIELD, "thirdParty.alreadyChosen", Objects.toString(repair.thirdParty(), ""));
        }
        return form.send() ? chosen(repair, form) : givenUp(repair, form);
    }

    private ThirdPartyResult givenUp(ThirdPartyRepair repair, ChoiceForm form) {
        if (repair.orderedParty() != null) {
            throw new FormRejected("sendThirdParty", "thirdParty.isAtWork", repair.orderedParty());
        }
        Instant now = clock.instant();
        table.end(repair.id(), ThirdPartyOutcome.GIVEN_UP, form.reason(), now);
        return new ThirdPartyResult(ThirdPartyStep.GIVE_UP, null, now);
    }

    private ThirdPartyResult chosen(ThirdPartyRepair repair, ChoiceForm form) {
        ContractorCases.Facts facts = facts(repair.caseNumber());
        String code = Objects.requireNonNull(form.thirdParty());
        requireOwed(repair, facts);
        requireAble(repair, facts, code, form.reason());
        Instant now = clock.instant();
        table.set(
                repair.id(),
                "third_party",
                code,
                "choice_reason",
                form.reason(),
                "chosen_by",
                actor.person(),
                "chosen_at",
                now,
                "state",
                ThirdPartyState.QUOTING,
                "back_reason",
                null);
        boolean atOnce = repair.emergency() && !code.equals(repair.orderedParty());
        Instant due = rules.due(ThirdPartyRules.Step.QUOTE, facts.grade(), repair.begunAt(), now);
        return new ThirdPartyResult(atOnce ? ThirdPartyStep.AT_ONCE : ThirdPartyStep.QUOTE, null, due);
    }

    private static void requireOwed(ThirdPartyRepair repair, ContractorCases.Facts facts) {
        if (!facts.open()) {
            throw new FormRejected(FIELD, "thirdParty.caseClosed", repair.caseNumber());
        }
        if (!facts.answersFor(repair.contractor(), repair.contractNo())) {
            throw new FormRejected(FIELD, "thirdParty.otherResponsible", repair.contractor());
        }
    }

    private void requireAble(
            ThirdPartyRepair repair, ContractorCases.Facts facts, String code, @Nullable String reason) {
        if (code.equals(repair.contractor())) {
            throw new FormRejected(FIELD, "thirdParty.isContractor", code);
        }
        ThirdParty party =
                thirdParties.find(code).orElseThrow(() -> new FormRejected(FIELD, "thirdParty.unknown", code));
        LocalDate suspended = party.suspendedOn();
        if (suspended != null && party.isSuspended(LocalDate.ofInstant(clock.instant(), EngineTime.ZONE))) {
            throw new FormRejected(FIELD, "thirdParty.suspended", party.name(), suspended.toString());
        }
        if (!party.worksFor(repair.subsidiary())) {
            throw new FormRejected(FIELD, "thirdParty.otherSubsidiary", party.name());
        }
        if (repair.acceptedAt() != null && !code.equals(facts.repairingParty())) {
            throw new FormRejected(FIELD, "thirdParty.workAccepted", Objects.toString(facts.repairingParty(), ""));
        }
        if (reason == null && prices(code, facts).isEmpty()) {
            throw new FormRejected("choiceReason", "thirdParty.notOffered", party.name());
        }
    }

    /**
     * The chosen one gets the contractor's running work order, once; the contractor stays responsible.
     *
     * @return whether its work was accepted already
     */
    public boolean order(String caseNumber) {
        ThirdPartyRepair repair = table.lock(caseNumber);
        String party = repair.chosen();
        boolean accepted = repair.acceptedAt() != null;
        if (!repair.isOrdered()) {
            order(repair, party);
        }
        if (repair.approvedAt() != null) {
            table.set(repair.id(), "state", accepted ? ThirdPartyState.COSTING : ThirdPartyState.WORKING);
        }
        return accepted;
    }

    private void order(ThirdPartyRepair repair, String party) {
        table.set(repair.id(), "ordered_party", party, "ordered_at", clock.instant());
        String reason = repair.emergency() ? "thirdParty.orderedAtOnce" : "thirdParty.orderedAfterNotice";
        events.publishEvent(new ThirdPartyChosen(repair.caseNumber(), party, sentences.text(reason)));
        ContractorCases.Facts facts = facts(repair.caseNumber());
        notices.tookOver(repair, facts, party);
        if (!party.equals(facts.repairingParty())) {
            // no work order runs that could be interrupted: the office gives it at the next dispatch
            notices.toDispatch(repair, facts, party);
        }
    }

    private ContractorCases.Facts facts(String caseNumber) {
        return cases.find(caseNumber).orElseThrow();
    }
}
