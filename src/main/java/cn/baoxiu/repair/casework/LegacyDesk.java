package cn.baoxiu.repair.casework;

import cn.baoxiu.engine.Decisions;
import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.estate.Location;
import cn.baoxiu.estate.Locations;
import cn.baoxiu.estate.Parties;
import cn.baoxiu.estate.Party;
import cn.baoxiu.repair.Handling;
import cn.baoxiu.repair.LegacyCase;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps cases of old ledgers (rules R11), and decides by decision {@code legacy-step} where an open one goes on. */
@Service
@Transactional
public class LegacyDesk {

    private final CaseStore store;
    private final CaseHolders holders;
    private final CaseNumbers numbers;
    private final CaseTriage triage;
    private final OwnerPromises promises;
    private final WorkOrders orders;
    private final PartyChoices choices;
    private final Parties parties;
    private final Locations locations;
    private final Decisions decisions;
    private final Timeline timeline;
    private final Labels labels;
    private final Clock clock;

    LegacyDesk(
            CaseStore store,
            CaseHolders holders,
            CaseNumbers numbers,
            CaseTriage triage,
            OwnerPromises promises,
            WorkOrders orders,
            PartyChoices choices,
            Parties parties,
            Locations locations,
            Decisions decisions,
            Timeline timeline,
            Labels labels,
            Clock clock) {
        this.store = store;
        this.holders = holders;
        this.numbers = numbers;
        this.triage = triage;
        this.promises = promises;
        this.orders = orders;
        this.choices = choices;
        this.parties = parties;
        this.locations = locations;
        this.decisions = decisions;
        this.timeline = timeline;
        this.labels = labels.chinese();
        this.clock = clock;
    }

    /**
     * A case that is over: history only. The company that had the order reads it like any case it had an order of.
     *
     * @return case number
     */
    public String keepClosed(LegacyCase legacy) {
        Instant finishedAt = legacy.finishedAt();
        if (finishedAt == null) {
            throw new IllegalArgumentException("row " + legacy.rowNumber() + " is not finished");
        }
        RepairCase taken = take(legacy);
        triage.triageLedger(taken);
        taken.endedBefore(finishedAt);
        store.save(taken);
        promises.takeOver(taken, finishedAt);
        timeline.add(taken, TimelineKind.REPORTED, null, legacy.reportedAt());
        String party = legacy.repairingParty();
        if (party != null && legacy.dispatchedAt() != null) {
            orders.giveThen(taken, party, legacy.dispatchedAt(), finishedAt);
        }
        dispatched(taken, legacy);
        timeline.add(taken, TimelineKind.CLOSED, String.valueOf(taken.outcome()), finishedAt);
        imported(taken, legacy);
        return taken.caseNumber();
    }

    /** A case that goes on here; the caller starts its process at the step that is returned. */
    public Start keepOpen(LegacyCase legacy) {
        if (legacy.finishedAt() != null) {
            throw new IllegalArgumentException("row " + legacy.rowNumber() + " is finished");
        }
        RepairCase taken = take(legacy);
        WarrantyAssessment.Proposal proposal = triage.triageLedger(taken);
        Map<String, Object> next = step(legacy, proposal);
        Step step = Step.ofKey(String.valueOf(next.get("step")));
        String handling = RuleValues.text(next, "handling");
        if (handling != null) {
            taken.handledAs(Handling.valueOf(handling));
        }
        store.save(taken);
        holders.begin(taken, legacy.reportedAt());
        promises.takeOver(taken, null);
        timeline.add(taken, TimelineKind.REPORTED, null, legacy.reportedAt());
        String party = legacy.repairingParty();
        if (party != null && (step == Step.ACCEPT_WORK_ORDER || step == Step.MAKE_PROPERTY_APPOINTMENT)) {
            // the steps from here on write into the order; where the ledger has no date it is given now
            orders.giveThen(taken, party, Objects.requireNonNullElseGet(legacy.dispatchedAt(), clock::instant), null);
        }
        dispatched(taken, legacy);
        imported(taken, legacy);
        timeline.add(taken, TimelineKind.TRIAGED, proposal.grade().name());
        return new Start(taken.caseNumber(), step);
    }

    private RepairCase take(LegacyCase legacy) {
        Location location = locations
                .find(legacy.locationCode())
                .orElseThrow(() -> new NoSuchElementException(legacy.locationCode()));
        requireParties(legacy);
        LocalDate day = LocalDate.ofInstant(legacy.reportedAt(), EngineTime.ZONE);
        RepairCase taken = RepairCase.takeOver(numbers.next(location.project(), day), legacy, location);
        store.save(taken);
        return taken;
    }

    private void requireParties(LegacyCase legacy) {
        String responsible = legacy.responsibleParty();
        if (responsible != null && kindOf(responsible) == Party.Kind.THIRD_PARTY) {
            throw new NoSuchElementException(responsible + " cannot be responsible");
        }
        String repairing = legacy.repairingParty();
        if (repairing != null) {
            Party.Kind kind = kindOf(repairing);
            if (kind == Party.Kind.OWNER || kind == Party.Kind.DEVELOPER) {
                throw new NoSuchElementException(repairing + " repairs nothing");
            }
        }
    }

    private Map<String, Object> step(LegacyCase legacy, WarrantyAssessment.Proposal proposal) {
        return decisions
                .figures(
                        "legacy-step",
                        legacy.reportedAt(),
                        Map.of(
                                "structural",
                                proposal.handling() == Handling.STRUCTURAL,
                                "dispatched",
                                legacy.dispatchedAt() != null,
                                "repairer",
                                repairer(legacy.repairingParty()),
                                "responsible",
                                responsible(legacy.responsibleParty())))
                .single();
    }

    private static String repairer(@Nullable String party) {
        if (party == null) {
            return "NONE";
        }
        return party.equals(Party.PROPERTY) ? Party.PROPERTY : "COMPANY";
    }

    private String responsible(@Nullable String party) {
        if (party == null) {
            return "UNDECIDED";
        }
        Party.Kind kind = kindOf(party);
        boolean contractor = kind == Party.Kind.MAIN_CONTRACTOR || kind == Party.Kind.SUBCONTRACTOR;
        return contractor ? "CONTRACTOR" : kind.name();
    }

    private Party.Kind kindOf(String party) {
        return parties.find(party)
                .orElseThrow(() -> new NoSuchElementException(party))
                .kind();
    }

    private void dispatched(RepairCase taken, LegacyCase legacy) {
        if (legacy.dispatchedAt() != null) {
            String party = legacy.repairingParty();
            timeline.add(
                    taken,
                    TimelineKind.DISPATCHED,
                    party == null ? null : choices.nameOf(party),
                    legacy.dispatchedAt());
        }
    }

    private void imported(RepairCase taken, LegacyCase legacy) {
        String row = labels.text("repair.ledgerRow", legacy.ledger(), String.valueOf(legacy.rowNumber()));
        timeline.add(taken, TimelineKind.IMPORTED, row);
    }

    /** Where the process of a case from an old ledger begins. */
    public record Start(String caseNumber, Step step) {}
}
