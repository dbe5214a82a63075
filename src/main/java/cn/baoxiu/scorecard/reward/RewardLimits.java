package cn.baoxiu.scorecard.reward;

import cn.baoxiu.engine.Decisions;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.scorecard.kpi.Months;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decision {@code reward-limit}, in the version in force on the first day of the month that a reward or penalty is for. */
@Component
class RewardLimits {

    private static final String DECISION = "reward-limit";

    private final Decisions decisions;

    RewardLimits(Decisions decisions) {
        this.decisions = decisions;
    }

    /**
     * @param before what the person has of the kind in the month already
     * @throws FormRejected if both together are beyond a limit, or if the table has none for the kind
     */
    void check(RewardForm form, RewardSum before) {
        Decisions.Answer answer = decisions.figures(
                DECISION, Months.start(form.month()), Map.of("kind", form.kind().name()));
        if (answer.rows().size() != 1) {
            throw new FormRejected(RewardForm.KIND, "reward.noLimit", DECISION, answer.version());
        }
        check(RewardForm.POINTS, form.points(), before.points(), answer, "points");
        check(RewardForm.YUAN, form.yuan(), before.yuan(), answer, "yuan");
    }

    private static void check(
            String field, @Nullable BigDecimal amount, BigDecimal before, Decisions.Answer answer, String output) {
        if (amount == null) {
            return;
        }
        if (!(answer.rows().get(0).get(output) instanceof Number number)) {
            throw new FormRejected(field, "reward.noLimit", DECISION, answer.version());
        }
        BigDecimal limit = new BigDecimal(number.toString());
        if (amount.add(before).compareTo(limit) > 0) {
            throw new FormRejected(field, "reward.overLimit", plain(limit), plain(before));
        }
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
