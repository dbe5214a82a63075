package cn.baoxiu.contractor.sanction;

import cn.baoxiu.engine.SubmittedForm;
import org.jspecify.annotations.Nullable;

/** What an approver says to a draft. */
public record ApprovalAnswer(boolean approved, @Nullable String reason) {

    /** @throws cn.baoxiu.engine.FormRejected if it is refused without a reason */
    public static ApprovalAnswer read(SubmittedForm form) {
        boolean approved = form.requiredFlag("approved");
        ApprovalAnswer read = new ApprovalAnswer(
                approved, approved ? form.text("refusal", 1000) : form.requiredText("refusal", 1000));
        form.check();
        return read;
    }
}
