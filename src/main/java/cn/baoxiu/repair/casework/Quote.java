package cn.baoxiu.repair.casework;

import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.engine.SubmittedForm;
import java.math.BigDecimal;
import java.time.LocalDate;

/** Price of an owner-paid repair in yuan. */
public record Quote(BigDecimal amount, String items, LocalDate validUntil) {

    /** @throws cn.baoxiu.engine.FormRejected with every wrong field */
    public static Quote read(SubmittedForm form, LogWindow window) {
        BigDecimal amount = form.money("quoteAmount");
        if (amount == null && form.text("quoteAmount", 30) == null) {
            form.reject("quoteAmount", "form.required");
        }
        LocalDate validUntil = form.date("quoteValidUntil");
        if (validUntil == null && form.text("quoteValidUntil", 40) == null) {
            form.reject("quoteValidUntil", "form.required");
        }
        LocalDate today = LocalDate.ofInstant(window.latest(), EngineTime.ZONE);
        if (validUntil != null && validUntil.isBefore(today)) {
            form.reject("quoteValidUntil", "repair.dateInPast");
        }
        Quote read = new Quote(
                amount == null ? BigDecimal.ZERO : amount,
                form.requiredText("quoteItems", 2000),
                validUntil == null ? today : validUntil);
        form.check();
        return read;
    }
}
