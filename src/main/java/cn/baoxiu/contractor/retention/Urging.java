package cn.baoxiu.contractor.retention;

import cn.baoxiu.engine.SubmittedForm;
import java.time.LocalDate;
import java.util.Map;

/**
 * The contractor urges an answer after the first term has lapsed; the second term begins with its receipt.
 *
 * @param evidence how it came and where it is kept
 */
public record Urging(LocalDate receivedOn, String evidence) {

    public static final String RECEIVED_ON = "urgingReceivedOn";
    public static final String EVIDENCE = "urgingEvidence";

    /** @throws cn.baoxiu.engine.FormRejected with every wrong field */
    public static Urging read(SubmittedForm form, LocalDate today) {
        Urging read = new Urging(DayOfReceipt.read(form, RECEIVED_ON, today), form.requiredText(EVIDENCE, 2000));
        form.check();
        return read;
    }

    /** The values under which {@link #read} finds them. */
    public static Map<String, String> form(String receivedOn, String evidence) {
        return Map.of(RECEIVED_ON, receivedOn, EVIDENCE, evidence);
    }
}
