package cn.baoxiu.repair.casework;

import cn.baoxiu.engine.SubmittedForm;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A call to the owner. */
public record ContactLog(Instant contactedAt, ContactResult result, @Nullable Instant visitAt, @Nullable String note) {

    /** @throws cn.baoxiu.engine.FormRejected with every wrong field */
    public static ContactLog read(SubmittedForm form, LogWindow window) {
        ContactLog read = new ContactLog(
                form.pastInstant("contactedAt", window.earliest(), window.latest()),
                form.requiredChoice("contactResult", ContactResult.class),
                form.instant("visitAt"),
                form.text("contactNote", 2000));
        form.check();
        return read;
    }
}
