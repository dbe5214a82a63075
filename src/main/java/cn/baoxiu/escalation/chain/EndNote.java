package cn.baoxiu.escalation.chain;

import cn.baoxiu.engine.SubmittedForm;

/** Why an escalation ends without the owner: the decision of level 3, or the reason to drop it. */
public record EndNote(String text) {

    /** @throws cn.baoxiu.engine.FormRejected without a reason */
    public static EndNote ofDecision(SubmittedForm form) {
        return read(form, "decisionReason");
    }

    /** @throws cn.baoxiu.engine.FormRejected without a reason */
    public static EndNote ofDrop(SubmittedForm form) {
        return read(form, "reason");
    }

    private static EndNote read(SubmittedForm form, String field) {
        EndNote read = new EndNote(form.requiredText(field, 2000));
        form.check();
        return read;
    }
}
