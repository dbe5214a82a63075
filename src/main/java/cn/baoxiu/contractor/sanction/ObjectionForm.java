package cn.baoxiu.contractor.sanction;

import cn.baoxiu.engine.SubmittedForm;
import org.jspecify.annotations.Nullable;

/** What the contractor objects, and what it wants instead. */
public record ObjectionForm(String reason, @Nullable String wanted) {

    /** @throws cn.baoxiu.engine.FormRejected with every wrong field */
    public static ObjectionForm read(SubmittedForm form) {
        ObjectionForm read = new ObjectionForm(form.requiredText("objection", 2000), form.text("wanted", 500));
        form.check();
        return read;
    }
}
