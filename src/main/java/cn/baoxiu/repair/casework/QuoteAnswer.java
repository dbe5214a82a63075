package cn.baoxiu.repair.casework;

import cn.baoxiu.engine.SubmittedForm;
import org.jspecify.annotations.Nullable;

/** Whether the owner takes the quote. */
public record QuoteAnswer(boolean accepted, @Nullable String note) {

    /** @throws cn.baoxiu.engine.FormRejected with every wrong field */
    public static QuoteAnswer read(SubmittedForm form) {
        QuoteAnswer read = new QuoteAnswer(form.requiredFlag("quoteAccepted"), form.text("quoteAnswerNote", 2000));
        form.check();
        return read;
    }
}
