package cn.baoxiu.repair.casework;

import cn.baoxiu.engine.SubmittedForm;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Acceptance of a repair by someone other than the repairing party. */
public record Inspection(boolean passed, Instant inspectedAt, @Nullable String note) {

    /** @throws cn.baoxiu.engine.FormRejected with every wrong field */
    public static Inspection read(SubmittedForm form, LogWindow window) {
        Inspection read = new Inspection(
                form.requiredFlag("passed"),
                form.pastInstant("inspectedAt", window.earliest(), window.latest()),
                form.text("inspectionNote", 2000));
        if (Boolean.FALSE.equals(form.flag("passed")) && read.note() == null) {
            form.reject("inspectionNote", "form.required");
        }
        form.check();
        return read;
    }
}
