package cn.baoxiu.scorecard.reward;

import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.scorecard.kpi.Months;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reward or penalty as somebody enters it.
 *
 * @param subsidiary code
 * @param person user id
 */
public record RewardForm(
        String subsidiary,
        String person,
        YearMonth month,
        RewardKind kind,
        @Nullable BigDecimal points,
        @Nullable BigDecimal yuan,
        String reason,
        @Nullable String caseNumber) {

    public static final String SUBSIDIARY = "subsidiary";
    public static final String PERSON = "rewardPerson";
    public static final String MONTH = "rewardMonth";
    public static final String KIND = "rewardKind";
    public static final String POINTS = "rewardPoints";
    public static final String YUAN = "rewardYuan";
    public static final String REASON = "rewardReason";
    public static final String CASE = "caseNumber";

    /**
     * @param now the running month: nothing is given in advance
     * @throws cn.baoxiu.engine.FormRejected with every wrong field
     */
    static RewardForm read(Map<String, ?> values, YearMonth now) {
        SubmittedForm form = SubmittedForm.of(values);
        String subsidiary = form.requiredText(SUBSIDIARY, 40);
        String person = form.requiredText(PERSON, 64);
        String written = form.requiredText(MONTH, 20);
        YearMonth month = Months.parse(written).orElse(now);
        if (!form.isWrong(MONTH) && Months.parse(written).isEmpty()) {
            form.reject(MONTH, "scorecard.notAMonth", written);
        } else if (month.isAfter(now)) {
            form.reject(MONTH, "reward.futureMonth", written);
        }
        RewardKind kind = form.requiredChoice(KIND, RewardKind.class);
        BigDecimal points = amount(form, POINTS);
        BigDecimal yuan = amount(form, YUAN);
        if (points == null && yuan == null && !form.isWrong(POINTS) && !form.isWrong(YUAN)) {
            form.reject(POINTS, "reward.noAmount");
        }
        String reason = form.requiredText(REASON, 2000);
        String caseNumber = form.text(CASE, 40);
        form.check();
        return new RewardForm(subsidiary, person, month, kind, points, yuan, reason, caseNumber);
    }

    /** The same for the same person, month, kind and matter: the case, or else the words of the reason. */
    String onceKey() {
        String matter = caseNumber == null
                ? UUID.nameUUIDFromBytes(reason.getBytes(StandardCharsets.UTF_8))
                        .toString()
                : caseNumber;
        return person + "|" + month + "|" + kind + "|" + matter;
    }

    private static @Nullable BigDecimal amount(SubmittedForm form, String field) {
        BigDecimal amount = form.money(field);
        if (amount != null && amount.signum() == 0) {
            form.reject(field, "reward.zero");
        }
        return amount;
    }
}
