package cn.baoxiu.repair.web;

import cn.baoxiu.clock.Holders;
import cn.baoxiu.clock.Pauses;
import cn.baoxiu.clock.Promises;
import cn.baoxiu.contractor.CaseCosts;
import cn.baoxiu.contractor.CaseLadder;
import cn.baoxiu.engine.TaskInbox;
import cn.baoxiu.escalation.EscalationView;
import cn.baoxiu.escalation.Escalations;
import cn.baoxiu.identity.AppUser;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.repair.CaseCallbacks;
import cn.baoxiu.repair.CaseReports;
import cn.baoxiu.repair.casework.CaseAccess;
import cn.baoxiu.repair.casework.CaseQueries;
import cn.baoxiu.repair.casework.CaseRecords;
import cn.baoxiu.repair.casework.Signature;
import cn.baoxiu.repair.casework.Signatures;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts a case together for a reader, within the walls. */
@Component
class CaseViews {

    private final CaseAccess access;
    private final CaseQueries cases;
    private final CaseRecords records;
    private final CaseReports reports;
    private final Promises promises;
    private final Holders holders;
    private final Pauses pauses;
    private final Escalations escalations;
    private final CaseLadder ladder;
    private final CaseCosts costs;
    private final CaseCallbacks callbacks;
    private final Signatures signatures;
    private final TaskInbox tasks;
    private final CurrentUser currentUser;

    CaseViews(
            CaseAccess access,
            CaseQueries cases,
            CaseRecords records,
            CaseReports reports,
            Promises promises,
            Holders holders,
            Pauses pauses,
            Escalations escalations,
            CaseLadder ladder,
            CaseCosts costs,
            CaseCallbacks callbacks,
            Signatures signatures,
            TaskInbox tasks,
            CurrentUser currentUser) {
        this.access = access;
        this.cases = cases;
        this.records = records;
        this.reports = reports;
        this.promises = promises;
        this.holders = holders;
        this.pauses = pauses;
        this.escalations = escalations;
        this.ladder = ladder;
        this.costs = costs;
        this.callbacks = callbacks;
        this.signatures = signatures;
        this.tasks = tasks;
        this.currentUser = currentUser;
    }

    /** @throws NoSuchElementException if there is no such case for the current user */
    CaseView of(String caseNumber) {
        access.requireVisible(caseNumber);
        return currentUser
                .find()
                .flatMap(AppUser::companyCode)
                .map(company -> forCompany(caseNumber, company))
                .orElseGet(() -> forStaff(caseNumber));
    }

    private CaseView forStaff(String caseNumber) {
        Unheard unheard = new Unheard(callbacks.hidden(caseNumber).orElse(null));
        List<EscalationView> escalated = escalations.of(caseNumber);
        return new CaseView(
                cases.get(caseNumber),
                reports.of(caseNumber).stream().map(r -> report(r, true)).toList(),
                records.warranties(caseNumber),
                records.triages(caseNumber),
                records.surveys(caseNumber),
                records.findings(caseNumber),
                records.contacts(caseNumber),
                records.workOrders(caseNumber),
                records.quotes(caseNumber),
                records.structures(caseNumber),
                records.inspections(caseNumber),
                records.confirmations(caseNumber),
                signatures.of(caseNumber).stream()
                        .map(s -> signature(caseNumber, s))
                        .toList(),
                promises.of(caseNumber),
                holders.of(caseNumber),
                pauses.of(caseNumber),
                unheard.escalations(escalated),
                unheard.tasks(tasks.allOfCase(caseNumber), escalated).stream()
                        .map(CaseView.TaskView::of)
                        .toList(),
                unheard.timeline(cases.timeline(caseNumber), escalated).stream()
                        .map(e -> entry(e, true))
                        .toList(),
                ladder.of(caseNumber, null),
                costs.of(caseNumber, null),
                callbacks.of(caseNumber));
    }

    private CaseView forCompany(String caseNumber, String company) {
        CompanyShare share = new CompanyShare(company, records.workOrders(caseNumber));
        List<CaseQueries.TimelineEntry> timeline = cases.timeline(caseNumber);
        return new CaseView(
                cases.get(caseNumber),
                reports.of(caseNumber).stream()
                        .filter(r -> share.covers(r.receivedAt()))
                        .map(r -> report(r, false))
                        .toList(),
                records.warranties(caseNumber).stream()
                        .filter(w -> share.coversRound(w.round()))
                        .toList(),
                records.triages(caseNumber).stream()
                        .filter(t -> share.covers(t.triagedAt()))
                        .toList(),
                records.surveys(caseNumber).stream()
                        .filter(s -> share.covers(s.surveyedAt()))
                        .toList(),
                records.findings(caseNumber).stream()
                        .filter(f -> share.covers(f.foundAt()))
                        .toList(),
                List.of(),
                share.ownOrders(),
                List.of(),
                records.structures(caseNumber).stream()
                        .filter(s -> share.coversRound(s.round()))
                        .toList(),
                share.inspections(records.inspections(caseNumber), timeline),
                List.of(),
                List.of(),
                promises.of(caseNumber).stream().filter(share::covers).toList(),
                holders.of(caseNumber).stream()
                        .filter(held -> held.holder().equals(company))
                        .toList(),
                pauses.of(caseNumber).stream()
                        .filter(pause -> share.covers(pause.requestedAt()))
                        .toList(),
                List.of(),
                tasksOf(caseNumber),
                timeline.stream()
                        .filter(e -> share.covers(e.happenedAt()))
                        .map(e -> entry(e, share.readsNoteOf(e)))
                        .toList(),
                ladder.of(caseNumber, company),
                costs.of(caseNumber, company),
                List.of());
    }

    /** @throws NoSuchElementException if there is no such case for the current user */
    List<CaseView.TaskView> openTasks(String caseNumber) {
        access.requireVisible(caseNumber);
        return tasksOf(caseNumber);
    }

    private List<CaseView.TaskView> tasksOf(String caseNumber) {
        return tasks.ofCase(caseNumber).stream().map(CaseView.TaskView::of).toList();
    }

    private CaseView.ReportView report(CaseReports.ReportFacts report, boolean staff) {
        boolean erased = report.erasedAt() != null;
        return new CaseView.ReportView(
                erased ? null : report.description(),
                staff && !erased ? report.reporterName() : null,
                staff && !erased ? report.maskedPhone() : null,
                report.channel(),
                report.reportedAt(),
                report.receivedAt(),
                currentUser.displayNameOf(report.receivedBy()),
                report.lateReason(),
                report.erasedAt());
    }

    private CaseView.SignatureView signature(String caseNumber, Signature signature) {
        return new CaseView.SignatureView(
                signature.id(),
                signature.round(),
                signature.means(),
                signature.signerName(),
                signature.signedAt(),
                nameOf(signature.takenBy()),
                signature.recordSha256(),
                signatures.isUnchanged(caseNumber, signature),
                signature.erasedAt() == null ? "/api/cases/" + caseNumber + "/signatures/" + signature.id() : null,
                signature.voidedAt(),
                nameOf(signature.voidedBy()),
                signature.voidReason());
    }

    private @Nullable String nameOf(@Nullable String userId) {
        return userId == null ? null : currentUser.displayNameOf(userId);
    }

    private CaseView.TimelineView entry(CaseQueries.TimelineEntry entry, boolean withNote) {
        return new CaseView.TimelineView(
                entry.round(),
                entry.happenedAt(),
                entry.bySystem() ? null : currentUser.displayNameOf(entry.actor()),
                entry.kind(),
                withNote ? entry.note() : null);
    }
}
