package cn.baoxiu.repair.casework;

import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.repair.Grade;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A person sets another grade.
 *
 * @param plannedFinishOn when a complex or structural repair shall be finished, if no later step asks for it
 */
public record GradeChange(Grade grade, String reason, @Nullable LocalDate plannedFinishOn) {

    /** @throws cn.baoxiu.engine.FormRejected with every wrong field */
    public static GradeChange read(SubmittedForm form) {
        GradeChange read = new GradeChange(
                form.requiredChoice("grade", Grade.class),
                form.requiredText("reason", 2000),
                form.date("plannedFinishOn"));
        form.check();
        return read;
    }
}
