package cn.baoxiu.demo;

import cn.baoxiu.demo.DemoScenario.Ending;
import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.engine.OpenTask;
import cn.baoxiu.estate.Parties;
import cn.baoxiu.estate.Party;
import cn.baoxiu.estate.WarrantyAnswer;
import cn.baoxiu.estate.WarrantyRegister;
import cn.baoxiu.repair.CaseSummary;
import cn.baoxiu.repair.Grade;
import cn.baoxiu.repair.Handling;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the people of the demo group fill into each form. */
@Component
class DemoAnswers {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mmXXX");

    private final WarrantyRegister warranty;
    private final Parties parties;

    DemoAnswers(WarrantyRegister warranty, Parties parties) {
        this.warranty = warranty;
        this.parties = parties;
    }

    Map<String, Object> report(DemoScenario scenario) {
        return Map.of(
                "homeCode", scenario.home().code(),
                "place", scenario.problem().place.name(),
                "defectClass", scenario.problem().defectClass.name(),
                "symptom", scenario.problem().symptom.name(),
                "description", scenario.problem().description,
                "hazards", scenario.problem().hazards.stream().map(Enum::name).toList(),
                "reporterName", scenario.home().ownerName(),
                "reporterPhone", scenario.home().ownerPhone(),
                "channel", scenario.channel(),
                "clientReference", scenario.clientReference());
    }

    /**
     * @param now instant at which the task is completed
     * @param twin number of the open case that the report repeats
     * @param nth how often this task has been done for the case before, from 0
     */
    /** What a level of the escalation answers, and the owner to it. */
    Map<String, Object> inChain(OpenTask task) {
        String step = task.definitionKey();
        if (step.startsWith("userTask_answerLevel")) {
            return Map.of("answer", "已与维修单位确认，今天内上门处理，并向业主致歉");
        }
        return step.startsWith("userTask_askOwner")
                ? Map.of("ownerAgrees", "yes", "ownerWords", "同意按此处理")
                : Map.of("decisionReason", "责令维修单位两日内完工，由地产客服每日回访");
    }

    Map<String, Object> of(
            OpenTask task, DemoScenario scenario, CaseSummary summary, Instant now, int nth, @Nullable String twin) {
        String at = MINUTE.format(now.atZone(EngineTime.ZONE));
        String earlier = MINUTE.format(
                latest(now.minusSeconds(2400), summary.reportedAt()).atZone(EngineTime.ZONE));
        LocalDate today = now.atZone(EngineTime.ZONE).toLocalDate();
        boolean complex = summary.grade() == Grade.P3 || summary.grade() == Grade.P4;
        return switch (task.definitionKey().substring("userTask_".length())) {
            case "checkDuplicate" ->
                twin == null
                        ? Map.of("duplicate", "no", "note", "房间相同，现象不同")
                        : Map.of("duplicate", "yes", "mergeInto", twin, "note", "与在办案件为同一处问题");
            case "contactOwner" -> Map.of("contactedAt", at, "contactResult", "REACHED", "contactNote", "已说明上门安排");
            case "makeSafe" -> Map.of("madeSafeAt", at, "measures", "关闭入户总阀，清理积水，告知楼下住户");
            case "logArrival" -> Map.of("arrivedAt", at, "arrivalNote", "业主在家");
            case "surveySite" ->
                Map.of(
                        "surveyDefectClass",
                        scenario.problem().defectClass.name(),
                        "surveyPlace",
                        scenario.problem().place.name(),
                        "cause",
                        scenario.handling() == Handling.NOT_DEFECT ? "PROPERTY_UPKEEP" : "CONSTRUCTION",
                        "proposedInWarranty",
                        ownerIn(scenario, summary) ? "yes" : "no",
                        "proposedHandling",
                        decided(scenario, summary).name(),
                        "surveyNote",
                        "现场情况与报修一致：" + scenario.problem().description);
            case "decideFinding" -> finding(scenario, summary, complex ? today.plusDays(20) : null);
            case "dispatchWorkOrder" ->
                Map.of(
                        "repairingParty",
                        nth == 0 ? contractor(scenario, summary) : otherParty(scenario, summary),
                        "workScope",
                        "按判定意见修复，恢复原样，完工清场");
            case "acceptWorkOrder" ->
                scenario.firstPartyRejects() && nth == 0
                        ? Map.of("accepted", "no", "rejectReason", "该部位由其他单位改动过，不属我方施工范围")
                        : Map.of("accepted", "yes");
            case "makeAppointment", "makePropertyAppointment" ->
                complex
                        ? Map.of(
                                "appointmentAt",
                                at,
                                "plannedFinishOn",
                                today.plusDays(14).toString())
                        : Map.of("appointmentAt", at, "appointmentNote", "业主约上午");
            case "carryOutRepair", "carryOutPropertyRepair", "carryOutOwnerPaidRepair", "carryOutStructuralRepair" ->
                Map.of(
                        "arrivedAt",
                        earlier,
                        "completedAt",
                        at,
                        "workDone",
                        nth == 0 ? "已按要求维修并清场" : "按复验意见重新处理",
                        "dryingNeeded",
                        scenario.drying() && nth == 0 ? "NORMAL" : "NONE");
            case "prepareQuote" ->
                Map.of(
                        "quoteAmount", "680.00",
                        "quoteItems", "拆换起拱地板 4 平方米，含人工与辅料",
                        "quoteValidUntil", today.plusDays(30).toString());
            case "answerQuote" ->
                Map.of(
                        "quoteAccepted",
                        scenario.ending() == Ending.QUOTE_DECLINED ? "no" : "yes",
                        "quoteAnswerNote",
                        "电话答复");
            case "reportStructure" -> Map.of("authorityReportedAt", at, "safetyMeasures", "围挡警示，搭设临时支撑，业主暂不使用该房间");
            case "agreeScheme" ->
                Map.of(
                        "scheme",
                        "原设计单位出具：裂缝压力灌浆，板底粘贴碳纤维布",
                        "plannedFinishOn",
                        today.plusDays(45).toString());
            case "fileStructuralRepair" ->
                Map.of("acceptedOn", today.toString(), "filingNumber", "JG-" + scenario.no());
            case "explainToOwner" -> Map.of("explainedAt", at, "explanation", "属日常使用中地漏存水干涸，已教业主定期补水");
            case "inspectRepair" ->
                nth < scenario.reworks()
                        ? Map.of("passed", "no", "inspectedAt", at, "inspectionNote", "仍有渗痕和接缝不平，须返修")
                        : Map.of("passed", "yes", "inspectedAt", at);
            case "confirmWithOwner" ->
                Map.of("ownerAnswer", "REFUSES_TO_SIGN", "answeredAt", at, "confirmNote", "业主认可已修好，但要求补偿，不愿签字");
            case "closeWithThreeParties" ->
                Map.of("witnesses", "保修办、物业工程、社区见证人", "tripartiteReason", "复验合格，业主因补偿诉求拒签，三方见证关单");
            default -> throw new IllegalStateException("the demo has no answer for " + task.definitionKey());
        };
    }

    private Map<String, Object> finding(DemoScenario scenario, CaseSummary summary, @Nullable LocalDate plannedFinish) {
        Handling handling = decided(scenario, summary);
        Map<String, Object> values = new java.util.HashMap<>();
        values.put("inWarranty", ownerIn(scenario, summary) ? "yes" : "no");
        values.put("handling", handling.name());
        values.put("findingReason", "依据查勘记录与保修期核对结果判定");
        values.put(
                "responsibleParty",
                switch (handling) {
                    case CONTRACTOR, STRUCTURAL ->
                        contractorIn(scenario, summary) ? contractor(scenario, summary) : Party.DEVELOPER;
                    case OWNER_PAID, NOT_DEFECT -> Party.OWNER;
                    default -> Party.PROPERTY;
                });
        if (handling == Handling.CONTRACTOR || handling == Handling.STRUCTURAL) {
            values.put("repairingParty", contractor(scenario, summary));
        }
        if (plannedFinish != null) {
            values.put("plannedFinishOn", plannedFinish.toString());
        }
        return values;
    }

    /** The scenario's handling, unless the warranty of the home forbids it. */
    private Handling decided(DemoScenario scenario, CaseSummary summary) {
        return switch (scenario.handling()) {
            case CONTRACTOR ->
                answer(scenario, summary).contractor() == null || !ownerIn(scenario, summary)
                        ? outside(scenario, summary)
                        : Handling.CONTRACTOR;
            case PROPERTY, OWNER_PAID -> outside(scenario, summary);
            default -> scenario.handling();
        };
    }

    private Handling outside(DemoScenario scenario, CaseSummary summary) {
        return ownerIn(scenario, summary) ? Handling.PROPERTY : Handling.OWNER_PAID;
    }

    private boolean ownerIn(DemoScenario scenario, CaseSummary summary) {
        WarrantyAnswer.OwnerClock owner = answer(scenario, summary).owner();
        return owner != null && owner.in();
    }

    private boolean contractorIn(DemoScenario scenario, CaseSummary summary) {
        WarrantyAnswer.ContractorClock contractor = answer(scenario, summary).contractor();
        return contractor != null && contractor.in();
    }

    private WarrantyAnswer answer(DemoScenario scenario, CaseSummary summary) {
        return warranty.check(
                scenario.home().code(),
                scenario.problem().warrantyClass,
                summary.reportedAt().atZone(EngineTime.ZONE).toLocalDate());
    }

    private String contractor(DemoScenario scenario, CaseSummary summary) {
        return Objects.requireNonNull(answer(scenario, summary).contractor()).contractorCode();
    }

    private String otherParty(DemoScenario scenario, CaseSummary summary) {
        List<Party> others = parties.thirdPartiesOf(scenario.home().subsidiary());
        return others.isEmpty()
                ? contractor(scenario, summary)
                : others.get(scenario.no() % others.size()).code();
    }

    private static Instant latest(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
