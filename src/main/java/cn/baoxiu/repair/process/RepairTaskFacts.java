package cn.baoxiu.repair.process;

import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.engine.OpenTask;
import cn.baoxiu.engine.TaskFacts;
import cn.baoxiu.repair.Handling;
import cn.baoxiu.repair.casework.CaseFacts;
import cn.baoxiu.repair.casework.CaseQueries;
import cn.baoxiu.repair.casework.CaseRecords;
import cn.baoxiu.repair.casework.Coverage;
import cn.baoxiu.repair.casework.Labels;
import cn.baoxiu.repair.casework.Origin;
import cn.baoxiu.repair.casework.PartyChoices;
import cn.baoxiu.repair.casework.Step;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the forms of {@code repair-case} show and propose. Read only; nothing of it is stored in the engine. */
@Component
class RepairTaskFacts implements TaskFacts {

    /** As the date-time field of a form writes it. */
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mmxxx", Locale.ROOT).withZone(EngineTime.ZONE);

    private static final String PARTY = "repairingParty";

    private final CaseQueries cases;
    private final CaseRecords records;
    private final PartyChoices parties;
    private final FormLines lines;
    private final Labels labels;
    private final Clock clock;

    RepairTaskFacts(
            CaseQueries cases, CaseRecords records, PartyChoices parties, FormLines lines, Labels labels, Clock clock) {
        this.cases = cases;
        this.records = records;
        this.parties = parties;
        this.lines = lines;
        this.labels = labels.chinese();
        this.clock = clock;
    }

    @Override
    public String processKey() {
        return RepairCaseBpmn.KEY;
    }

    @Override
    public Map<String, Object> of(OpenTask task) {
        if (task.businessKey() == null) {
            return Map.of();
        }
        CaseFacts repairCase = cases.get(task.businessKey());
        Map<String, Object> facts = new LinkedHashMap<>(lines.of(repairCase));
        Step.ofTask(task.definitionKey()).ifPresent(step -> facts.putAll(proposals(step, repairCase)));
        if (task.definitionKey().equals(Step.DECIDE_PAUSE.taskId())) {
            facts.put("pauseLine", lines.pauseOf(repairCase.caseNumber(), task.createdAt()));
        }
        return facts;
    }

    private Map<String, Object> proposals(Step step, CaseFacts repairCase) {
        String now = MINUTE.format(clock.instant());
        Map<String, Object> values = new LinkedHashMap<>();
        switch (step) {
            case CHECK_DUPLICATE -> {
                values.put("openTwins", twins(repairCase));
                put(values, "mergeInto", repairCase.duplicateOf());
            }
            case CONTACT_OWNER -> values.put("contactedAt", now);
            case MAKE_SAFE, MAKE_SAFE_AFTER_REGRADE -> values.put("madeSafeAt", now);
            case LOG_ARRIVAL -> values.put("arrivedAt", now);
            case SURVEY_SITE -> survey(values, repairCase);
            case DECIDE_FINDING -> finding(values, repairCase);
            case DISPATCH_WORK_ORDER -> {
                values.put("repairers", options(parties.repairers(repairCase.project(), repairCase.subsidiary())));
                put(values, PARTY, repairerProposed(repairCase));
            }
            case CARRY_OUT_REPAIR,
                    CARRY_OUT_PROPERTY_REPAIR,
                    CARRY_OUT_OWNER_PAID_REPAIR,
                    CARRY_OUT_STRUCTURAL_REPAIR -> {
                values.put("completedAt", now);
                values.put("dryingNeeded", "NONE");
            }
            case REPORT_STRUCTURE -> values.put("authorityReportedAt", now);
            case FILE_STRUCTURAL_REPAIR -> values.put("acceptedOn", now.substring(0, 10));
            case EXPLAIN_TO_OWNER -> values.put("explainedAt", now);
            case INSPECT_REPAIR -> values.put("inspectedAt", now);
            case CONFIRM_WITH_OWNER -> values.put("answeredAt", now);
            default -> {
                // The other steps have nothing to propose.
            }
        }
        return values;
    }

    /** A case of an old ledger may name only who is responsible: where that party can repair, it is proposed. */
    private @Nullable String repairerProposed(CaseFacts repairCase) {
        String responsible = repairCase.responsibleParty();
        boolean canRepair = responsible != null
                && parties.repairers(repairCase.project(), repairCase.subsidiary())
                        .containsKey(responsible);
        return repairCase.repairingParty() == null && canRepair ? responsible : repairCase.repairingParty();
    }

    private void survey(Map<String, Object> values, CaseFacts repairCase) {
        values.put("surveyDefectClass", repairCase.currentClass().name());
        values.put("surveyPlace", repairCase.currentPlace().name());
        FormLines.last(records.triages(repairCase.caseNumber())).ifPresent(triage -> {
            proposeWarranty(values, "proposedInWarranty", triage.coverage());
            values.put("proposedHandling", triage.handling().name());
        });
    }

    /** The contractor of the register stands first, and is proposed where a company repairs. */
    private void finding(Map<String, Object> values, CaseFacts repairCase) {
        String number = repairCase.caseNumber();
        Optional<CaseRecords.Triage> triage = FormLines.last(records.triages(number));
        Optional<CaseRecords.Surveyed> survey = FormLines.last(records.surveys(number));
        String contractor = FormLines.last(records.warranties(number))
                .map(CaseRecords.Warranty::contractorCode)
                .orElse(null);
        Map<String, String> responsible = first(contractor, parties.responsible(repairCase.project()));
        Map<String, String> repairers =
                first(contractor, parties.repairers(repairCase.project(), repairCase.subsidiary()));
        values.put("parties", options(responsible));
        values.put("repairers", options(repairers));
        values.put("openTwins", twins(repairCase));
        survey.ifPresent(s -> {
            values.put("inWarranty", s.inWarranty() ? "yes" : "no");
            values.put("handling", s.handling().name());
        });
        ledgers(repairCase)
                .or(() -> survey.map(CaseRecords.Surveyed::responsibleParty))
                .or(() -> triage.map(CaseRecords.Triage::responsibleParty))
                .filter(responsible::containsKey)
                .ifPresent(party -> values.put("responsibleParty", party));
        boolean companyRepairs = survey.map(CaseRecords.Surveyed::handling)
                .or(() -> triage.map(CaseRecords.Triage::handling))
                .filter(h -> h == Handling.CONTRACTOR || h == Handling.STRUCTURAL)
                .isPresent();
        if (companyRepairs && contractor != null && repairers.containsKey(contractor)) {
            values.put(PARTY, contractor);
        }
    }

    /** Whom an old ledger held responsible. */
    private static Optional<String> ledgers(CaseFacts repairCase) {
        return repairCase.origin() == Origin.LEDGER && repairCase.round() == 1
                ? Optional.ofNullable(repairCase.responsibleParty())
                : Optional.empty();
    }

    private static Map<String, String> first(@Nullable String code, Map<String, String> choices) {
        String name = code == null ? null : choices.get(code);
        if (code == null || name == null) {
            return choices;
        }
        Map<String, String> sorted = new LinkedHashMap<>();
        sorted.put(code, name);
        sorted.putAll(choices);
        return sorted;
    }

    private static void proposeWarranty(Map<String, Object> values, String field, Coverage coverage) {
        if (coverage != Coverage.UNDECIDED) {
            values.put(field, coverage == Coverage.OUT_OF_WARRANTY ? "no" : "yes");
        }
    }

    private List<Map<String, String>> twins(CaseFacts repairCase) {
        return cases.openAtSameLocation(repairCase).stream()
                .map(twin -> option(
                        twin.caseNumber(),
                        "%s · %s（%s） · %s"
                                .formatted(
                                        twin.caseNumber(),
                                        labels.of("defect", twin.defectClass()),
                                        labels.of("place", twin.place()),
                                        labels.of("stage", twin.stage()))))
                .toList();
    }

    private static List<Map<String, String>> options(Map<String, String> choices) {
        return choices.entrySet().stream()
                .map(e -> option(e.getKey(), e.getValue()))
                .toList();
    }

    private static Map<String, String> option(String value, String label) {
        return Map.of("value", value, "label", label);
    }

    private static void put(Map<String, Object> values, String field, @Nullable String value) {
        if (value != null) {
            values.put(field, value);
        }
    }
}
