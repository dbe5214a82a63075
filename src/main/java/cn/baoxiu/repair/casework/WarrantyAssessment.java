package cn.baoxiu.repair.casework;

import cn.baoxiu.engine.Decisions;
import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.estate.Locations;
import cn.baoxiu.estate.Party;
import cn.baoxiu.estate.Seasons;
import cn.baoxiu.estate.WarrantyAnswer;
import cn.baoxiu.estate.WarrantyClass;
import cn.baoxiu.estate.WarrantyRegister;
import cn.baoxiu.repair.Grade;
import cn.baoxiu.repair.Handling;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Asks the decisions and the warranty register about a case, and keeps their answers. */
@Component
class WarrantyAssessment {

    private final Decisions decisions;
    private final WarrantyRegister register;
    private final Locations locations;
    private final Seasons seasons;
    private final JdbcClient jdbc;

    WarrantyAssessment(
            Decisions decisions, WarrantyRegister register, Locations locations, Seasons seasons, JdbcClient jdbc) {
        this.decisions = decisions;
        this.register = register;
        this.locations = locations;
        this.seasons = seasons;
        this.jdbc = jdbc;
    }

    /** What the rules in force at the report date say, for what is known of the defect now. */
    Proposal propose(RepairCase repairCase, String basis) {
        return propose(repairCase, basis, decisions::evaluate);
    }

    /** The same for a case of an old ledger, without an entry in the history of decisions for each row. */
    Proposal proposeForLedger(RepairCase repairCase) {
        return propose(repairCase, "TRIAGE", decisions::figures);
    }

    private Proposal propose(RepairCase repairCase, String basis, Asking asking) {
        LocalDate on = LocalDate.ofInstant(repairCase.reportedAt(), EngineTime.ZONE);
        WarrantyClass warrantyClass = warrantyClass(repairCase, asking);
        WarrantyAnswer answer = register.check(repairCase.locationCode(), warrantyClass, on);
        Map<String, @Nullable Object> facts = new HashMap<>();
        facts.put("defectClass", repairCase.currentClass().name());
        facts.put("symptom", repairCase.symptom().name());
        facts.put("place", repairCase.currentPlace().name());
        facts.put("hazards", repairCase.hazardList().stream().map(Enum::name).toList());
        facts.put("groupComplaint", repairCase.groupComplaint());
        facts.put("heatingSeason", seasons.heatingOn(cityOf(repairCase), on));
        facts.put(
                "contractorIn",
                answer.contractor() == null ? null : answer.contractor().in());
        facts.put("ownerIn", answer.owner() == null ? null : answer.owner().in());
        Decisions.Answer triage = asking.of("triage", repairCase.reportedAt(), facts);
        Map<String, Object> row = triage.single();
        Proposal proposal = new Proposal(
                triage.version(),
                warrantyClass,
                RuleValues.choice(row, "grade", Grade.class),
                RuleValues.choice(row, "coverage", Coverage.class),
                RuleValues.text(row, "payer"),
                RuleValues.choice(row, "responsibleKind", ResponsibleKind.class),
                answer.contractor() == null ? null : answer.contractor().contractorCode(),
                RuleValues.choice(row, "handling", Handling.class));
        keep(repairCase, basis, answer, proposal);
        repairCase.covered(
                warrantyClass,
                proposal.coverage(),
                proposal.payer(),
                answer.contractor() == null ? null : answer.contractor().contractNo());
        return proposal;
    }

    private WarrantyClass warrantyClass(RepairCase repairCase, Asking asking) {
        Map<String, Object> row = asking.of(
                        "warranty-class",
                        repairCase.reportedAt(),
                        Map.of(
                                "defectClass", repairCase.currentClass().name(),
                                "place", repairCase.currentPlace().name(),
                                "symptom", repairCase.symptom().name()))
                .single();
        return RuleValues.choice(row, "warrantyClass", WarrantyClass.class);
    }

    private String cityOf(RepairCase repairCase) {
        return locations
                .find(repairCase.locationCode())
                .orElseThrow(() -> new NoSuchElementException(repairCase.locationCode()))
                .city();
    }

    private void keep(RepairCase repairCase, String basis, WarrantyAnswer answer, Proposal proposal) {
        SqlRow row = SqlRow.of(repairCase.caseNumber(), repairCase.round())
                .with("basis", basis)
                .with("warranty_class", answer.warrantyClass())
                .with("on_date", answer.on())
                .with("gap_days", answer.gapDays())
                .with("coverage", proposal.coverage())
                .with("payer", proposal.payer());
        WarrantyAnswer.ContractorClock contractor = answer.contractor();
        if (contractor != null) {
            row.with("contract_no", contractor.contractNo())
                    .with("contract_name", contractor.contractName())
                    .with("contractor_code", contractor.contractorCode())
                    .with("contractor_name", contractor.contractorName())
                    .with("clause", contractor.clause())
                    .with("contractor_starts", contractor.starts())
                    .with("contractor_ends", contractor.ends())
                    .with("contractor_in", contractor.in())
                    .with("contractor_days_left", contractor.daysLeft())
                    .with("contractor_restarted", contractor.restarted());
        }
        WarrantyAnswer.OwnerClock owner = answer.owner();
        if (owner != null) {
            row.with("owner_starts", owner.starts())
                    .with("owner_ends", owner.ends())
                    .with("owner_in", owner.in())
                    .with("owner_days_left", owner.daysLeft());
        }
        row.insertInto("repair_warranty", jdbc);
    }

    /** One of the two ways to ask for a decision. */
    private interface Asking {
        Decisions.Answer of(String key, Instant inForceAt, Map<String, ?> inputs);
    }

    /**
     * Proposal of the decisions; people decide.
     *
     * @param contractor code of the contractor in the warranty register, if it names one
     */
    record Proposal(
            int rulesVersion,
            WarrantyClass warrantyClass,
            Grade grade,
            Coverage coverage,
            @Nullable String payer,
            ResponsibleKind responsibleKind,
            @Nullable String contractor,
            Handling handling) {

        /** Code of the party proposed as responsible; null if a person decides without a proposal. */
        @Nullable
        String responsibleParty() {
            return switch (responsibleKind) {
                case CONTRACTOR -> contractor;
                case DEVELOPER -> Party.DEVELOPER;
                case OWNER -> Party.OWNER;
                case UNDECIDED -> null;
            };
        }
    }
}
