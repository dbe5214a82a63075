package cn.baoxiu.repair.casework;

import cn.baoxiu.engine.SubmittedForm;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Completion report of the repairing party. */
public record RepairReport(
        Instant arrivedAt, Instant completedAt, String workDone, @Nullable String materials, Drying drying) {

    /** @throws cn.baoxiu.engine.FormRejected with every wrong field */
    public static RepairReport read(SubmittedForm form, LogWindow window) {
        RepairReport read = new RepairReport(
                form.pastInstant("arrivedAt", window.earliest(), window.latest()),
                form.pastInstant("completedAt", window.earliest(), window.latest()),
                form.requiredText("workDone", 2000),
                form.text("materials", 2000),
                form.requiredChoice("dryingNeeded", Drying.class));
        if (read.completedAt().isBefore(read.arrivedAt())) {
            form.reject("completedAt", "repair.completedBeforeArrival");
        }
        form.check();
        return read;
    }
}
