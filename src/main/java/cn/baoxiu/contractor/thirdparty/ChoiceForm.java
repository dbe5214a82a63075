package cn.baoxiu.contractor.thirdparty;

import cn.baoxiu.engine.SubmittedForm;
import org.jspecify.annotations.Nullable;

/**
 * Which third party the office sends.
 *
 * @param send false to send none
 * @param thirdParty code, null if none is sent
 * @param reason why one that is not offered, or why none
 */
public record ChoiceForm(boolean send, @Nullable String thirdParty, @Nullable String reason) {

    /** @throws cn.baoxiu.engine.FormRejected with every wrong field */
    public static ChoiceForm read(SubmittedForm form) {
        boolean send = form.requiredFlag("sendThirdParty");
        ChoiceForm read = new ChoiceForm(
                send,
                send ? form.requiredText("thirdParty", 20) : null,
                send ? form.text("choiceReason", 1000) : form.requiredText("choiceReason", 1000));
        form.check();
        return read;
    }
}
