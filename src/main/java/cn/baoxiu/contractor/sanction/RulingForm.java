package cn.baoxiu.contractor.sanction;

import cn.baoxiu.engine.SubmittedForm;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** How group customer service decides an objection. */
public record RulingForm(RulingKind kind, @Nullable BigDecimal amount, String reason) {

    /**
     * @param before what the letter takes, null if it takes no money
     * @throws cn.baoxiu.engine.FormRejected with every wrong field
     */
    public static RulingForm read(SubmittedForm form, @Nullable BigDecimal before) {
        RulingKind kind = form.requiredChoice("ruling", RulingKind.class);
        BigDecimal amount = null;
        if (kind == RulingKind.REDUCED) {
            amount = form.money("upheldAmount");
            if (before == null) {
                form.reject("ruling", "contractor.nothingToReduce");
            } else if (amount == null && !form.isWrong("upheldAmount")) {
                form.reject("upheldAmount", "form.required");
            } else if (amount != null && (amount.signum() <= 0 || amount.compareTo(before) >= 0)) {
                form.reject("upheldAmount", "contractor.notLower", before.toPlainString());
            }
        }
        RulingForm read = new RulingForm(kind, amount, form.requiredText("rulingReason", 2000));
        Words.check(form, "rulingReason", read.reason());
        form.check();
        return read;
    }
}
