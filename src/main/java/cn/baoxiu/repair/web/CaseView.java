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
import cn.baoxiu.repair.casework.TimelineKind;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
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
