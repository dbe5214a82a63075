package cn.baoxiu.repair.casework;

import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.engine.SubmittedForm;
import java.time.LocalDate;

/** Scheme of the original designer for a structural repair. */
public record RepairScheme(String scheme, LocalDate plannedFinishOn) {

    /** @throws cn.baoxiu.engine.FormRejected with every wrong field */
    public static RepairScheme read(SubmittedForm form, LogWindow window) {
        LocalDate finish = form.date("plannedFinishOn");
        if (finish == null && form.text("plannedFinishOn", 40) == null) {
            form.reject("plannedFinishOn", "form.required");
        }
        LocalDate today = LocalDate.ofInstant(window.latest(), EngineTime.ZONE);
        RepairScheme read = new RepairScheme(form.requiredText("scheme", 2000), finish == null ? today : finish);
        form.check();
        return read;
    }
}
