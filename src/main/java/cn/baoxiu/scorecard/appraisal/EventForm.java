package cn.baoxiu.scorecard.appraisal;

import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.scorecard.rule.EffectKind;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A score event as somebody enters it.
 *
 * @param subsidiary code
 */
public record EventForm(
        String subsidiary, EffectKind kind, LocalDate happenedOn, @Nullable String caseNumber, String reason) {

    public static final String SUBSIDIARY = "subsidiary";
    public static final String KIND = "eventKind";
    public static final String HAPPENED_ON = "happenedOn";
    public static final String CASE = "caseNumber";
    public static final String REASON = "eventReason";

    /** About a case, and of the same case and day once. */
    private static final Set<EffectKind> OF_CASE =
            Set.of(EffectKind.JUSTIFIED_COMPLAINT, EffectKind.COMPLAINT_OVERTIME);

    /** Those that people enter; the others follow from facts. */
    public static List<EffectKind> kinds() {
        return Arrays.stream(EffectKind.values())
                .filter(kind -> !kind.isByFacts())
                .toList();
    }

    /**
     * @param today in Shanghai: what is entered has happened
     * @throws cn.baoxiu.engine.FormRejected with every wrong field
     */
    public static EventForm read(Map<String, ?> values, LocalDate today) {
        SubmittedForm form = SubmittedForm.of(values);
        String subsidiary = form.requiredText(SUBSIDIARY, 40);
        EffectKind kind = form.requiredChoice(KIND, EffectKind.class);
        if (kind.isByFacts() && !form.isWrong(KIND)) {
            form.reject(KIND, "form.unknownChoice", kind);
        }
        LocalDate happenedOn = form.date(HAPPENED_ON);
        String caseNumber = form.text(CASE, 40);
        String reason = form.requiredText(REASON, 2000);
        if (happenedOn == null) {
            if (!form.isWrong(HAPPENED_ON)) {
                form.reject(HAPPENED_ON, "form.required");
            }
        } else if (happenedOn.isAfter(today)) {
            form.reject(HAPPENED_ON, "form.inTheFuture");
        }
        if (caseNumber == null && OF_CASE.contains(kind) && !form.isWrong(KIND) && !form.isWrong(CASE)) {
            form.reject(CASE, "scorecard.event.caseNeeded");
        }
        form.check();
        return new EventForm(subsidiary, kind, happenedOn == null ? today : happenedOn, caseNumber, reason);
    }

    /** Same for all events that count once; null for one of which there may be several. */
    @Nullable
    String onceKey() {
        return OF_CASE.contains(kind) ? caseNumber + "|" + kind + "|" + happenedOn : null;
    }
}
