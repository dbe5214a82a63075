package cn.baoxiu.contractor.retention;

import cn.baoxiu.engine.SubmittedForm;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What the warranty office answers to a request.
 *
 * @param amount approved, null for what was asked for
 * @param reason needed for a refusal, and for less than was asked for
 * @param told how and when the contractor was told of a refusal: it stops the legal term only if it reached it
 */
public record OfficeAnswer(
        Decision decision, @Nullable BigDecimal amount, @Nullable String reason, @Nullable String told) {

    public static final String DECISION = "releaseDecision";
    public static final String AMOUNT = "approvedAmount";
    public static final String REASON = "releaseReason";
    public static final String TOLD = "refusalTold";

    /** Labels are in the form. */
    public enum Decision {
        APPROVE,
        REFUSE
    }

    /** @throws cn.baoxiu.engine.FormRejected with every wrong field */
    public static OfficeAnswer read(SubmittedForm form) {
        Decision decision = form.requiredChoice(DECISION, Decision.class);
        BigDecimal amount = form.money(AMOUNT);
        boolean refused = decision == Decision.REFUSE && !form.isWrong(DECISION);
        String reason = refused ? form.requiredText(REASON, 2000) : form.text(REASON, 2000);
        String told = refused ? form.requiredText(TOLD, 500) : form.text(TOLD, 500);
        if (!refused && amount != null && amount.signum() == 0) {
            form.reject(AMOUNT, "retention.notPositive", amount.toPlainString());
        }
        form.check();
        return new OfficeAnswer(decision, amount, reason, told);
    }

    public boolean approves() {
        return decision == Decision.APPROVE;
    }
}
