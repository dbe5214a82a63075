package cn.baoxiu.repair.casework;

import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.repair.Grade;

/** A person sets another grade. */
public record GradeChange(Grade grade, String reason) {

    /** @throws cn.baoxiu.engine.FormRejected with every wrong field */
    public static GradeChange read(SubmittedForm form) {
        GradeChange read =
                new GradeChange(form.requiredChoice("grade", Grade.class), form.requiredText("reason", 2000));
        form.check();
        return read;
    }
}
