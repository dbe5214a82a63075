package cn.baoxiu.repair.casework;

import cn.baoxiu.engine.SubmittedForm;

/** Closure by three parties because the owner refuses to sign. */
public record ThreePartyClosure(String witnesses, String reason) {

    /** @throws cn.baoxiu.engine.FormRejected with every wrong field */
    public static ThreePartyClosure read(SubmittedForm form) {
        ThreePartyClosure read =
                new ThreePartyClosure(form.requiredText("witnesses", 500), form.requiredText("tripartiteReason", 2000));
        form.check();
        return read;
    }
}
