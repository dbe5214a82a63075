package cn.baoxiu.repair.casework;

import cn.baoxiu.engine.SubmittedForm;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the owner said to the finished repair. */
public record OwnerConfirmation(OwnerAnswer answer, Instant answeredAt, @Nullable String note) {

    /** @throws cn.baoxiu.engine.FormRejected with every wrong field */
    public static OwnerConfirmation read(SubmittedForm form, LogWindow window) {
        OwnerConfirmation read = new OwnerConfirmation(
                form.requiredChoice("ownerAnswer", OwnerAnswer.class),
                form.pastInstant("answeredAt", window.earliest(), window.latest()),
                form.text("confirmNote", 2000));
        OwnerAnswer answer = form.choice("ownerAnswer", OwnerAnswer.class);
        if (answer != null && answer != OwnerAnswer.CONFIRMED && read.note() == null) {
            form.reject("confirmNote", "form.required");
        }
        form.check();
        return read;
    }
}
