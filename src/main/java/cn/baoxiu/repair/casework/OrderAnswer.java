package cn.baoxiu.repair.casework;

import cn.baoxiu.engine.SubmittedForm;
import org.jspecify.annotations.Nullable;

/** Whether the repairing party takes the work order; a rejection needs a reason. */
public record OrderAnswer(boolean accepted, @Nullable String rejectReason) {

    /** @throws cn.baoxiu.engine.FormRejected with every wrong field */
    public static OrderAnswer read(SubmittedForm form) {
        OrderAnswer read = new OrderAnswer(form.requiredFlag("accepted"), form.text("rejectReason", 2000));
        if (Boolean.FALSE.equals(form.flag("accepted")) && read.rejectReason() == null) {
            form.reject("rejectReason", "form.required");
        }
        form.check();
        return read;
    }
}
