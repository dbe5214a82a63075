package cn.baoxiu.repair.casework;

import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.repair.Handling;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What the warranty office decides: in warranty or not, who is responsible, how it is handled and who repairs. */
public record Finding(
        boolean inWarranty,
        String responsibleParty,
        Handling handling,
        @Nullable String repairingParty,
        String reason,
        @Nullable String mergeInto,
        @Nullable LocalDate plannedFinishOn) {

    /** @throws cn.baoxiu.engine.FormRejected with every wrong field */
    public static Finding read(SubmittedForm form) {
        Finding read = new Finding(
                form.requiredFlag("inWarranty"),
                form.requiredText("responsibleParty", 40),
                form.requiredChoice("handling", Handling.class),
                form.text("repairingParty", 40),
                form.requiredText("findingReason", 2000),
                form.text("mergeInto", 40),
                form.date("plannedFinishOn"));
        if (read.handling() == Handling.DUPLICATE && read.mergeInto() == null) {
            form.reject("mergeInto", "form.required");
        }
        if (read.needsRepairer() && read.repairingParty() == null) {
            form.reject("repairingParty", "form.required");
        }
        form.check();
        return read;
    }

    /** True if a company must be named that carries out the repair. */
    boolean needsRepairer() {
        return handling == Handling.CONTRACTOR || handling == Handling.STRUCTURAL;
    }

    /** True if something is repaired at all. */
    boolean repairs() {
        return handling != Handling.NOT_DEFECT && handling != Handling.DUPLICATE;
    }
}
