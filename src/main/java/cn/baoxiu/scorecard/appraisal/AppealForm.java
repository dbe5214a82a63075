package cn.baoxiu.scorecard.appraisal;

import cn.baoxiu.engine.SubmittedForm;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An appeal as the head writes it.
 *
 * @param item key figure, or {@link Appeal#EVENT}
 * @param caseNumber for a key figure
 * @param eventId for an event
 */
public record AppealForm(
        String item, @Nullable String caseNumber, @Nullable Long eventId, Demand demand, String reason) {

    public static final String ITEM = "appealItem";
    public static final String CASE = "appealCase";
    public static final String EVENT = "appealEvent";
    public static final String DEMAND = "appealDemand";
    public static final String REASON = "appealReason";

    /** @throws cn.baoxiu.engine.FormRejected with every wrong field */
    public static AppealForm read(Map<String, ?> values) {
        SubmittedForm form = SubmittedForm.of(values);
        String item = form.requiredText(ITEM, 20);
        boolean ofEvent = item.equals(Appeal.EVENT);
        String caseNumber = ofEvent ? null : form.requiredText(CASE, 40);
        Long eventId = ofEvent ? id(form) : null;
        Demand demand = ofEvent ? Demand.EXCLUDE : form.requiredChoice(DEMAND, Demand.class);
        String reason = form.requiredText(REASON, 2000);
        form.check();
        return new AppealForm(item, caseNumber, eventId, demand, reason);
    }

    private static @Nullable Long id(SubmittedForm form) {
        String text = form.requiredText(EVENT, 18);
        if (text.matches("\\d{1,18}")) {
            return Long.valueOf(text);
        }
        if (!form.isWrong(EVENT)) {
            form.reject(EVENT, "form.unknownChoice", text);
        }
        return null;
    }

    String target() {
        return item.equals(Appeal.EVENT) ? String.valueOf(eventId) : String.valueOf(caseNumber);
    }
}
