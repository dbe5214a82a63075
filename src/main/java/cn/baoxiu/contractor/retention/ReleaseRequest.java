package cn.baoxiu.contractor.retention;

import cn.baoxiu.engine.SubmittedForm;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A contractor's request to get retention back, as the warranty office records it.
 *
 * @param askedBy person of the contractor who signed it
 * @param receivedOn day of receipt, on which the legal term rests
 * @param amount null for all that is left
 * @param evidence how it came and where it is kept
 */
public record ReleaseRequest(
        String contractNo, String askedBy, LocalDate receivedOn, @Nullable BigDecimal amount, String evidence) {

    public static final String CONTRACT = "contractNo";
    public static final String ASKED_BY = "releaseAskedBy";
    public static final String RECEIVED_ON = "requestReceivedOn";
    public static final String AMOUNT = "releaseAmount";
    public static final String EVIDENCE = "requestEvidence";

    /** @throws cn.baoxiu.engine.FormRejected with every wrong field */
    public static ReleaseRequest read(SubmittedForm form, LocalDate today) {
        String contractNo = form.requiredText(CONTRACT, 50);
        String askedBy = form.requiredText(ASKED_BY, 100);
        LocalDate receivedOn = DayOfReceipt.read(form, RECEIVED_ON, today);
        BigDecimal amount = form.money(AMOUNT);
        if (amount != null && amount.signum() == 0) {
            form.reject(AMOUNT, "retention.notPositive", amount.toPlainString());
        }
        String evidence = form.requiredText(EVIDENCE, 2000);
        form.check();
        return new ReleaseRequest(contractNo, askedBy, receivedOn, amount, evidence);
    }

    /** Only the contract, for what has to be known before the rest is judged. */
    public static String contractNo(SubmittedForm form) {
        String contractNo = form.requiredText(CONTRACT, 50);
        form.check();
        return contractNo;
    }

    /** The values under which {@link #read} finds them. */
    public static Map<String, String> form(
            String contractNo, String askedBy, String receivedOn, String amount, String evidence) {
        return Map.of(
                CONTRACT, contractNo, ASKED_BY, askedBy, RECEIVED_ON, receivedOn, AMOUNT, amount, EVIDENCE, evidence);
    }
}
