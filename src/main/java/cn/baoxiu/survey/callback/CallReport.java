package cn.baoxiu.survey.callback;

import cn.baoxiu.engine.SubmittedForm;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One call to an owner, as who called writes it down.
 *
 * @param answers null unless the owner was reached
 * @param note what the caller remarks
 */
public record CallReport(Instant calledAt, AttemptResult result, @Nullable Answers answers, @Nullable String note) {

    static final String CALLED_AT = "calledAt";
    static final String RESULT = "callResult";

    /** @throws cn.baoxiu.engine.FormRejected with every wrong field */
    static CallReport read(SubmittedForm form, CallBounds bounds, List<AskedQuestion> questions) {
        Instant called = form.instant(CALLED_AT);
        if (called == null && !form.isWrong(CALLED_AT)) {
            form.reject(CALLED_AT, "form.required");
        }
        AttemptResult result = form.requiredChoice(RESULT, AttemptResult.class);
        if (called != null) {
            bounds.check(form, CALLED_AT, called, !form.isWrong(RESULT) && result == AttemptResult.NO_ANSWER);
        }
        Answers answers =
                form.isWrong(RESULT) || result != AttemptResult.REACHED ? null : Answers.read(form, questions);
        String note = form.text("callNote", 1000);
        form.check();
        return new CallReport(Objects.requireNonNull(called), result, answers, note);
    }
}
