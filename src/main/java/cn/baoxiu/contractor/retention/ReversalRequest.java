package cn.baoxiu.contractor.retention;

import cn.baoxiu.engine.SubmittedForm;
import java.math.BigDecimal;
import java.util.Map;

/**
 * A clerk's request to give a deduction back, wholly or in part.
 *
 * @param number of the letter by which it was deducted, or of its case
 * @param amount yuan
 * @param reason becomes the note of the posting, which the contractor reads
 * @param evidence number of the ruling or agreement, and where it is kept
 */
public record ReversalRequest(String contractNo, String number, BigDecimal amount, String reason, String evidence) {

    public static final String CONTRACT = "contractNo";
    public static final String NUMBER = "deductionNumber";
    public static final String AMOUNT = "reversalAmount";
    public static final String REASON = "reversalReason";
    public static final String EVIDENCE = "reversalEvidence";

    /** @throws cn.baoxiu.engine.FormRejected with every wrong field */
    public static ReversalRequest read(SubmittedForm form) {
        String contractNo = form.requiredText(CONTRACT, 50);
        String number = form.requiredText(NUMBER, 60);
        BigDecimal amount = form.money(AMOUNT);
        if (amount == null && !form.isWrong(AMOUNT)) {
            form.reject(AMOUNT, "form.required");
        } else if (amount != null && amount.signum() == 0) {
            form.reject(AMOUNT, "retention.notPositive", amount.toPlainString());
        }
        String reason = form.requiredText(REASON, 500);
        String evidence = form.requiredText(EVIDENCE, 500);
        form.check();
        return new ReversalRequest(contractNo, number, amount == null ? BigDecimal.ZERO : amount, reason, evidence);
    }

    /** Only the contract, for what has to be known before the rest is judged. */
    public static String contractNo(SubmittedForm form) {
        String contractNo = form.requiredText(CONTRACT, 50);
        form.check();
        return contractNo;
    }

    /** The values under which {@link #read} finds them. */
    public static Map<String, String> form(
            String contractNo, String number, String amount, String reason, String evidence) {
        return Map.of(CONTRACT, contractNo, NUMBER, number, AMOUNT, amount, REASON, reason, EVIDENCE, evidence);
    }
}
