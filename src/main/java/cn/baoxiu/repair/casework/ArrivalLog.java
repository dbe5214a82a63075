package cn.baoxiu.repair.casework;

import cn.baoxiu.engine.SubmittedForm;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Somebody of the developer side reached the place. */
public record ArrivalLog(Instant arrivedAt, @Nullable String note) {

    /** @throws cn.baoxiu.engine.FormRejected with every wrong field */
    public static ArrivalLog read(SubmittedForm form, LogWindow window) {
        ArrivalLog read = new ArrivalLog(
                form.pastInstant("arrivedAt", window.earliest(), window.latest()), form.text("arrivalNote", 2000));
        form.check();
        return read;
    }
}
