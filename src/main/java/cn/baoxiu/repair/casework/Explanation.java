package cn.baoxiu.repair.casework;

import cn.baoxiu.engine.SubmittedForm;
import java.time.Instant;

/** Why it is not a defect under warranty, as told to the owner. */
public record Explanation(Instant explainedAt, String text) {

    /** @throws cn.baoxiu.engine.FormRejected with every wrong field */
    public static Explanation read(SubmittedForm form, LogWindow window) {
        Explanation read = new Explanation(
                form.pastInstant("explainedAt", window.earliest(), window.latest()),
                form.requiredText("explanation", 2000));
        form.check();
        return read;
    }
}
