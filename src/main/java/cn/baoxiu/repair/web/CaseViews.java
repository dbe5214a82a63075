package cn.baoxiu.repair.web;

import cn.baoxiu.clock.Promises;
import cn.baoxiu.engine.TaskInbox;
import cn.baoxiu.identity.AppUser;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.repair.CaseReports;
import cn.baoxiu.repair.casework.CaseAccess;
import cn.baoxiu.repair.casework.CaseQueries;
import cn.baoxiu.repair.casework.CaseRecords;
import cn.baoxiu.repair.casework.TimelineKind;
import java.util.EnumSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Puts a case together for a reader, within the walls. */
@Component
class CaseViews {

    /** What a company reads the notes of: its own work and what was decided about it. */
    private static final Set<TimelineKind> FOR_COMPANIES = EnumSet.of(
            TimelineKind.DISPATCHED,
            TimelineKind.ACCEPTED,
            TimelineKind.REJECTED,
            TimelineKind.APPOINTED,
            TimelineKind.REPAIRED,
            TimelineKind.INSPECTION_PASSED,
            TimelineKind.INSPECTION_FAILED,
            TimelineKind.CONTRACTOR_REPLACED);

    private final CaseAccess access;
    private final CaseQueries cases;
    private final CaseRecords records;
    private final CaseReports reports;
    private final Promises promises;
    private final TaskInbox tasks;
    private final CurrentUser currentUser;

    CaseViews(
            CaseAccess access,
            CaseQueries cases,
            CaseRecords records,
            CaseReports reports,
            Promises promises,
            TaskInbox tasks,
            CurrentUser currentUser) {
        this.access = access;
        this.cases = cases;
        this.records = records;
        this.reports = reports;
        this.promises = promises;
        this.tasks = tasks;
        this.currentUser = currentUser;
    }

    /** @throws NoSuchElementException if there is no such case for the current user */
    CaseView of(String caseNumber) {
        access.requireVisible(caseNumber);
        Optional<String> company = currentUser.find().flatMap(AppUser::companyCode);
        boolean staff = company.isEmpty();
        return new CaseView(
                cases.get(caseNumber),
                reports.of(caseNumber).stream().map(r -> report(r, staff)).toList(),
                records.warranties(caseNumber),
                records.triages(caseNumber),
                records.surveys(caseNumber),
                records.findings(caseNumber),
                staff ? records.contacts(caseNumber) : List.of(),
                records.workOrders(caseNumber).stream()
                        .filter(o -> staff || o.party().equals(company.get()))
                        .toList(),
                staff ? records.quotes(caseNumber) : List.of(),
                records.structures(caseNumber),
                records.inspections(caseNumber),
                staff ? records.confirmations(caseNumber) : List.of(),
                promises.of(caseNumber),
                tasksOf(caseNumber),
                cases.timeline(caseNumber).stream().map(e -> entry(e, staff)).toList());
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
        return new CaseView.ReportView(
                report.description(),
                staff ? report.reporterName() : null,
                staff ? report.maskedPhone() : null,
                report.channel(),
                report.reportedAt(),
                report.receivedAt(),
                currentUser.displayNameOf(report.receivedBy()),
                report.lateReason());
    }

    private CaseView.TimelineView entry(CaseQueries.TimelineEntry entry, boolean staff) {
        return new CaseView.TimelineView(
                entry.round(),
                entry.happenedAt(),
                entry.bySystem() ? null : currentUser.displayNameOf(entry.actor()),
                entry.kind(),
                staff || FOR_COMPANIES.contains(entry.kind()) ? entry.note() : null);
    }
}
