package cn.baoxiu.repair.casework;

import cn.baoxiu.engine.SubmittedForm;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The visit agreed with the owner, and the plan where the repair is complex. */
public record Appointment(Instant at, @Nullable LocalDate plannedFinishOn, @Nullable String note) {

    /** @throws cn.baoxiu.engine.FormRejected with every wrong field */
    public static Appointment read(SubmittedForm form, LogWindow window) {
        Instant at = form.instant("appointmentAt");
        if (at == null && form.text("appointmentAt", 40) == null) {
            form.reject("appointmentAt", "form.required");
        }
        if (at != null && at.isBefore(window.earliest())) {
            form.reject("appointmentAt", "form.beforeReport");
        }
        Appointment read = new Appointment(
                at == null ? window.latest() : at, form.date("plannedFinishOn"), form.text("appointmentNote", 2000));
        form.check();
        return read;
    }
}
