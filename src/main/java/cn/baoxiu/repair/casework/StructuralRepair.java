package cn.baoxiu.repair.casework;

import cn.baoxiu.clock.PromiseKind;
import cn.baoxiu.clock.Promises;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The structural path: report to the authority, scheme of the designer, filing after acceptance (domain B1). */
@Service
@Transactional
public class StructuralRepair {

    private final CaseStore store;
    private final RepairPlan plan;
    private final Promises promises;
    private final Timeline timeline;
    private final JdbcClient jdbc;
    private final Clock clock;

    StructuralRepair(
            CaseStore store, RepairPlan plan, Promises promises, Timeline timeline, JdbcClient jdbc, Clock clock) {
        this.store = store;
        this.plan = plan;
        this.promises = promises;
        this.timeline = timeline;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public void report(String caseNumber, StructureReport report) {
        RepairCase repairCase = store.get(caseNumber);
        repairCase.requireOpen();
        SqlRow.of(caseNumber, repairCase.round())
                .with("authority_reported_at", report.authorityReportedAt())
                .with("safety_measures", report.safetyMeasures())
                .insertInto("repair_structure", jdbc);
        promises.meet(caseNumber, PromiseKind.STEP, clock.instant());
        timeline.add(repairCase, TimelineKind.AUTHORITY_REPORTED, report.safetyMeasures());
    }

    public void agree(String caseNumber, RepairScheme scheme) {
        RepairCase repairCase = store.get(caseNumber);
        plan.make(repairCase, scheme.plannedFinishOn());
        store.save(repairCase);
        fill(repairCase, "scheme = ?, planned_finish_on = ?", scheme.scheme(), scheme.plannedFinishOn());
        promises.meet(caseNumber, PromiseKind.STEP, clock.instant());
        timeline.add(repairCase, TimelineKind.SCHEME_AGREED, scheme.scheme());
    }

    public void file(String caseNumber, StructureFiling filing) {
        RepairCase repairCase = store.get(caseNumber);
        repairCase.requireOpen();
        fill(
                repairCase,
                "filed_on = ?, filing_number = ?, filing_note = ?",
                filing.acceptedOn(),
                filing.filingNumber(),
                filing.note());
        promises.meet(caseNumber, PromiseKind.STEP, clock.instant());
        timeline.add(repairCase, TimelineKind.FILED, filing.filingNumber());
    }

    private void fill(RepairCase repairCase, String set, @Nullable Object... values) {
        List<@Nullable Object> params = new ArrayList<>(Arrays.asList(values));
        params.add(repairCase.caseNumber());
        params.add(repairCase.round());
        jdbc.sql("update repair_structure set " + set
                        + " where id = (select max(id) from repair_structure where case_number = ? and round = ?)")
                .params(params)
                .update();
    }
}
