package cn.baoxiu.repair.casework;

import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.engine.FieldError;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.estate.Party;
import cn.baoxiu.repair.Grade;
import cn.baoxiu.repair.Handling;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a finding must not contradict. */
@Component
class FindingRules {

    private final PartyChoices parties;
    private final Clock clock;

    FindingRules(PartyChoices parties, Clock clock) {
        this.parties = parties;
        this.clock = clock;
    }

    /** @throws FormRejected with everything that is wrong */
    void check(RepairCase repairCase, Finding finding) {
        List<FieldError> errors = new ArrayList<>();
        if (!parties.responsible(repairCase.project()).containsKey(finding.responsibleParty())) {
            errors.add(FieldError.of("responsibleParty", "repair.notAParty", finding.responsibleParty()));
        }
        String repairer = repairerOf(finding);
        if (repairer != null
                && !parties.repairers(repairCase.project(), repairCase.subsidiary())
                        .containsKey(repairer)) {
            errors.add(FieldError.of("repairingParty", "repair.notARepairer", repairer));
        }
        if (finding.repairs()) {
            checkWarranty(finding, errors);
            checkPlan(repairCase, finding, errors);
        }
        if (!errors.isEmpty()) {
            throw new FormRejected(errors);
        }
    }

    private static void checkWarranty(Finding finding, List<FieldError> errors) {
        boolean ownerPays = finding.handling() == Handling.OWNER_PAID;
        boolean ownerResponsible = finding.responsibleParty().equals(Party.OWNER);
        if (ownerPays && finding.inWarranty()) {
            errors.add(FieldError.of("handling", "repair.ownerPaidInWarranty"));
        }
        if (finding.handling() == Handling.CONTRACTOR && !finding.inWarranty()) {
            errors.add(FieldError.of("handling", "repair.contractorOutOfWarranty"));
        }
        if (finding.inWarranty() && ownerResponsible) {
            errors.add(FieldError.of("responsibleParty", "repair.ownerResponsibleInWarranty"));
        }
        if (ownerPays && !ownerResponsible) {
            errors.add(FieldError.of("responsibleParty", "repair.ownerPaysWhatIsHis"));
        }
    }

    /** An owner-paid repair has no appointment step that could make the plan of a complex repair later. */
    private void checkPlan(RepairCase repairCase, Finding finding, List<FieldError> errors) {
        LocalDate planned = finding.plannedFinishOn();
        if (planned == null) {
            if (repairCase.grade() == Grade.P3 && finding.handling() == Handling.OWNER_PAID) {
                errors.add(FieldError.of("plannedFinishOn", "form.required"));
            }
        } else if (planned.isBefore(LocalDate.ofInstant(clock.instant(), EngineTime.ZONE))) {
            errors.add(FieldError.of("plannedFinishOn", "repair.dateInPast"));
        }
    }

    /** Who repairs: the named party, or the property company where it does the work itself; null if nobody does. */
    @Nullable
    String repairerOf(Finding finding) {
        return switch (finding.handling()) {
            case CONTRACTOR, STRUCTURAL -> finding.repairingParty();
            case PROPERTY, OWNER_PAID -> Party.PROPERTY;
            case NOT_DEFECT, DUPLICATE -> null;
        };
    }
}
