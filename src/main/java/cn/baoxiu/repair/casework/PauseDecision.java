package cn.baoxiu.repair.casework;

import cn.baoxiu.engine.SubmittedForm;
import org.jspecify.annotations.Nullable;

/** Somebody outside the repairing party decides whether the clocks may stand still. */
public record PauseDecision(boolean approved, @Nullable String note) {

    /** @throws cn.baoxiu.engine.FormRejected with every wrong field; a refusal needs its reason */
    public static PauseDecision read(SubmittedForm form) {
        PauseDecision read = new PauseDecision(form.requiredFlag("approved"), form.text("pauseNote", 500));
        if (Boolean.FALSE.equals(form.flag("approved")) && read.note() == null) {
            form.reject("pauseNote", "form.required");
        }
        form.check();
        return read;
    }
}
