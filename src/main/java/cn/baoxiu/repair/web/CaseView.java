package cn.baoxiu.repair.web;

import cn.baoxiu.clock.HeldTime;
import cn.baoxiu.clock.PauseView;
import cn.baoxiu.clock.PromiseView;
import cn.baoxiu.contractor.CaseCosts;
import cn.baoxiu.contractor.CaseLadder;
import cn.baoxiu.engine.OpenTask;
import cn.baoxiu.escalation.EscalationView;
import cn.baoxiu.repair.CaseCallbacks;
import cn.baoxiu.repair.casework.CaseFacts;
import cn.baoxiu.repair.casework.CaseRecords;
import cn.baoxiu.repair.casework.SignatureMeans;
import cn.baoxiu.repair.casework.TimelineKind;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Everything about one case that the reader may see. */
record CaseView(
        @JsonUnwrapped CaseFacts facts,
        List<ReportView> reports,
        List<CaseRecords.Warranty> warranties,
        List<CaseRecords.Triage> triages,
        List<CaseRecords.Surveyed> surveys,
        List<CaseRecords.Found> findings,
        List<CaseRecords.Contact> contacts,
        List<CaseRecords.WorkOrder> workOrders,
        List<CaseRecords.Quoted> quotes,
        List<CaseRecords.Structure> structures,
        List<CaseRecords.Inspected> inspections,
        List<CaseRecords.Confirmed> confirmations,
        List<SignatureView> signatures,
        List<PromiseView> promises,
        List<HeldTime> held,
        List<PauseView> pauses,
        List<EscalationView> escalations,
        List<TaskView> tasks,
        List<TimelineView> timeline,
        @JsonUnwrapped CaseLadder.View ladder,
        List<CaseCosts.ThirdPartyCost> costs,
        List<CaseCallbacks.CallbackView> callbacks) {

    /**
     * @param description null once erased
     * @param reporterName null for a company, which is told what is broken but not who reported it, and once erased
     * @param maskedPhone null for a company and once erased
     * @param erasedAt when personal data and texts were erased because their time was over
     * @param receivedBy display name
     */
    record ReportView(
            @Nullable String description,
            @Nullable String reporterName,
            @Nullable String maskedPhone,
            String channel,
            Instant reportedAt,
            Instant receivedAt,
            String receivedBy,
            @Nullable String lateReason,
            @Nullable Instant erasedAt) {}

    /**
     * An owner's signature; none of them for a company.
     *
     * @param signerName null once erased
     * @param takenBy display name of whose telephone it was drawn on; null for the owner's own
     * @param unchanged whether the record of the round still is what was signed
     * @param picture where its drawing is; null once erased
     */
    record SignatureView(
            long id,
            int round,
            SignatureMeans means,
            @Nullable String signerName,
            Instant signedAt,
            @Nullable String takenBy,
            String recordSha256,
            boolean unchanged,
            @Nullable String picture,
            @Nullable Instant voidedAt,
            @Nullable String voidedBy,
            @Nullable String voidReason) {}

    /** Whether the owner's signature stands under the present round, which locks its record. */
    public boolean locked() {
        return signedRounds().contains(facts.round());
    }

    /** Rounds under which a valid signature stands. */
    Set<Integer> signedRounds() {
        return signatures.stream()
                .filter(s -> s.voidedAt() == null)
                .map(SignatureView::round)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a signature under the present round was made void and the owner has not signed again. */
    public boolean awaitsSignature() {
        return !locked() && signatures.stream().anyMatch(s -> s.round() == facts.round());
    }

    /** An open task of the case. */
    record TaskView(
            String id,
            String definitionKey,
            String name,
            @Nullable String assignee,
            List<String> candidateGroups,
            Instant createdAt,
            @Nullable Instant due,
            int priority) {

        static TaskView of(OpenTask task) {
            return new TaskView(
                    task.id(),
                    task.definitionKey(),
                    task.name(),
                    task.assignee(),
                    task.candidateGroups(),
                    task.createdAt(),
                    task.due(),
                    task.priority());
        }
    }

    /** @param actor display name of the person, or null for a timer or job */
    record TimelineView(int round, Instant at, @Nullable String actor, TimelineKind kind, @Nullable String note) {}
}
