package cn.baoxiu.repair.process;

import cn.baoxiu.engine.MidwayStarter;
import cn.baoxiu.engine.ProcessVariable;
import cn.baoxiu.repair.Grade;
import cn.baoxiu.repair.LegacyCase;
import cn.baoxiu.repair.LegacyCases;
import cn.baoxiu.repair.Stage;
import cn.baoxiu.repair.casework.CaseFacts;
import cn.baoxiu.repair.casework.CaseQueries;
import cn.baoxiu.repair.casework.LegacyDesk;
import cn.baoxiu.repair.casework.PartyChoices;
import cn.baoxiu.repair.casework.Priority;
import cn.baoxiu.repair.casework.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes cases over from old ledgers; an open one gets its process instance at the step it has reached. */
@Service
@Transactional
class CamundaLegacyCases implements LegacyCases {

    /** Branches beside survey and finding: the owner has been contacted, danger is averted. */
    private static final List<String> ASSESSED_BESIDES =
            List.of(RepairCaseBpmn.FLOW_OWNER_REACHED, RepairCaseBpmn.FLOW_SAFE);

    private final LegacyDesk desk;
    private final CaseQueries cases;
    private final PartyChoices parties;
    private final MidwayStarter starter;

    CamundaLegacyCases(LegacyDesk desk, CaseQueries cases, PartyChoices parties, MidwayStarter starter) {
        this.desk = desk;
        this.cases = cases;
        this.parties = parties;
        this.starter = starter;
    }

    @Override
    public String takeClosed(LegacyCase legacy) {
        return desk.keepClosed(legacy);
    }

    @Override
    public String takeOpen(LegacyCase legacy) {
        LegacyDesk.Start start = desk.keepOpen(legacy);
        CaseFacts taken = cases.get(start.caseNumber());
        starter.start(
                RepairCaseBpmn.KEY,
                taken.caseNumber(),
                taken.subsidiary(),
                variables(taken),
                new MidwayStarter.Entry(start.step().taskId(), flows(start.step())));
        return taken.caseNumber();
    }

    private static List<String> flows(Step step) {
        return step.stage() == Stage.ASSESSING ? ASSESSED_BESIDES : List.of();
    }

    private Map<String, @Nullable Object> variables(CaseFacts taken) {
        Grade grade = Objects.requireNonNull(taken.grade());
        String repairer = taken.repairingParty();
        Map<String, @Nullable Object> values = new HashMap<>();
        put(values, RepairCaseBpmn.HOME_CODE, taken.locationCode());
        put(values, RepairCaseBpmn.ROUND, taken.round());
        put(values, RepairCaseBpmn.DUPLICATE_SUSPECTED, false);
        put(values, RepairCaseBpmn.DUPLICATE_CONFIRMED, false);
        put(values, RepairCaseBpmn.GRADE, grade.name());
        put(values, RepairCaseBpmn.PRIORITY, Priority.of(grade));
        put(values, RepairCaseBpmn.EMERGENCY, grade == Grade.P0);
        put(values, RepairCaseBpmn.FIRST_DISPATCH, true);
        put(values, RepairCaseBpmn.REPAIRING_GROUP, repairer == null ? null : parties.groupOf(repairer));
        if (taken.handling() != null) {
            put(values, RepairCaseBpmn.HANDLING, taken.handling().name());
        }
        return values;
    }

    private static <T> void put(Map<String, @Nullable Object> values, ProcessVariable<T> variable, @Nullable T value) {
        values.put(variable.name(), value);
    }
}
