package cn.baoxiu.repair.casework;

import cn.baoxiu.engine.SubmittedForm;

/** The owner takes the report back. */
public record Withdrawal(String reason) {

    /** @throws cn.baoxiu.engine.FormRejected with every wrong field */
    public static Withdrawal read(SubmittedForm form) {
        Withdrawal read = new Withdrawal(form.requiredText("reason", 2000));
        form.check();
        return read;
    }
}
