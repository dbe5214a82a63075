package cn.baoxiu.repair.casework;

import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.engine.SubmittedForm;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Acceptance and filing of a structural repair. */
public record StructureFiling(LocalDate acceptedOn, String filingNumber, @Nullable String note) {

    /** @throws cn.baoxiu.engine.FormRejected with every wrong field */
    public static StructureFiling read(SubmittedForm form, LogWindow window) {
        LocalDate on = form.date("acceptedOn");
        if (on == null && form.text("acceptedOn", 40) == null) {
            form.reject("acceptedOn", "form.required");
        }
        LocalDate today = LocalDate.ofInstant(window.latest(), EngineTime.ZONE);
        if (on != null && on.isAfter(today)) {
            form.reject("acceptedOn", "form.inTheFuture");
        }
        if (on != null && on.isBefore(LocalDate.ofInstant(window.earliest(), EngineTime.ZONE))) {
            form.reject("acceptedOn", "form.beforeReport");
        }
        StructureFiling read = new StructureFiling(
                on == null ? today : on, form.requiredText("filingNumber", 100), form.text("filingNote", 2000));
        form.check();
        return read;
    }
}
