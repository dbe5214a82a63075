package cn.baoxiu.repair.casework;

import cn.baoxiu.engine.SubmittedForm;
import org.jspecify.annotations.Nullable;

/** Answer to: is this report the same defect as an open case? */
public record DuplicateCheck(boolean duplicate, @Nullable String mergeInto, @Nullable String note) {

    /** @throws cn.baoxiu.engine.FormRejected with every wrong field */
    public static DuplicateCheck read(SubmittedForm form) {
        DuplicateCheck read =
                new DuplicateCheck(form.requiredFlag("duplicate"), form.text("mergeInto", 40), form.text("note", 2000));
        if (read.duplicate() && read.mergeInto() == null) {
            form.reject("mergeInto", "form.required");
        }
        form.check();
        return read;
    }
}
