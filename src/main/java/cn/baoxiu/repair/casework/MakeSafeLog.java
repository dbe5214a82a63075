package cn.baoxiu.repair.casework;

import cn.baoxiu.engine.SubmittedForm;
import java.time.Instant;

/** Measures that ended the danger of an emergency. */
public record MakeSafeLog(Instant madeSafeAt, String measures) {

    /** @throws cn.baoxiu.engine.FormRejected with every wrong field */
    public static MakeSafeLog read(SubmittedForm form, LogWindow window) {
        MakeSafeLog read = new MakeSafeLog(
                form.pastInstant("madeSafeAt", window.earliest(), window.latest()),
                form.requiredText("measures", 2000));
        form.check();
        return read;
    }
}
