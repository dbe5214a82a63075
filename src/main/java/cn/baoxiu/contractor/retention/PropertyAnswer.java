package cn.baoxiu.contractor.retention;

import cn.baoxiu.engine.SubmittedForm;
import org.jspecify.annotations.Nullable;

/**
 * Whether the property company countersigns a release.
 *
 * @param reason needed if it does not
 */
public record PropertyAnswer(boolean agrees, @Nullable String reason) {

    public static final String AGREES = "propertyAgrees";
    public static final String REASON = "propertyReason";

    /** @throws cn.baoxiu.engine.FormRejected with every wrong field */
    public static PropertyAnswer read(SubmittedForm form) {
        boolean agrees = form.requiredFlag(AGREES);
        boolean objects = !agrees && !form.isWrong(AGREES);
        String reason = objects ? form.requiredText(REASON, 2000) : form.text(REASON, 2000);
        form.check();
        return new PropertyAnswer(agrees, reason);
    }
}
