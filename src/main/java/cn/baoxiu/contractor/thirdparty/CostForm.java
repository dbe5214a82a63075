package cn.baoxiu.contractor.thirdparty;

import cn.baoxiu.engine.SubmittedForm;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the third party's invoice says, VAT included.
 *
 * @param reason why more than the approved quote
 * @param file reference of the paper
 */
public record CostForm(
        String number, BigDecimal amount, LocalDate invoicedOn, @Nullable String reason, @Nullable String file) {

    /** @throws cn.baoxiu.engine.FormRejected with every wrong field */
    public static CostForm read(SubmittedForm form, LocalDate today) {
        String number = form.requiredText("invoiceNumber", 60);
        BigDecimal amount = form.money("invoiceAmount");
        LocalDate date = form.date("invoicedOn");
        if (amount == null && !form.isWrong("invoiceAmount")) {
            form.reject("invoiceAmount", "form.required");
        } else if (amount != null && amount.signum() <= 0) {
            form.reject("invoiceAmount", "thirdParty.notPositive");
        }
        if (date == null && !form.isWrong("invoicedOn")) {
            form.reject("invoicedOn", "form.required");
        } else if (date != null && date.isAfter(today)) {
            form.reject("invoicedOn", "form.inTheFuture");
        }
        if (!Boolean.TRUE.equals(form.flag("quantitiesConfirmed"))) {
            form.reject("quantitiesConfirmed", "thirdParty.quantitiesNotConfirmed");
        }
        String reason = form.text("invoiceReason", 1000);
        String file = form.text("invoiceFile", 200);
        form.check();
        return new CostForm(
                number, amount == null ? BigDecimal.ZERO : amount, date == null ? today : date, reason, file);
    }
}
