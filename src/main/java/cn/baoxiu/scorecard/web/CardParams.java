package cn.baoxiu.scorecard.web;

import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.scorecard.inside.InsideItem;
import cn.baoxiu.scorecard.inside.InsideScope;
import cn.baoxiu.scorecard.kpi.Kpi;
import cn.baoxiu.scorecard.kpi.KpiCases;
import cn.baoxiu.scorecard.kpi.Months;
import cn.baoxiu.scorecard.reward.RewardFilter;
import cn.baoxiu.scorecard.reward.RewardState;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Reads what stands in the address of a page or call about cards; what is wrong is named. */
final class CardParams {

    private static final int LAST_PAGE = 2_000;

    private CardParams() {}

    static YearMonth month(String text) {
        return Months.parse(text).orElseThrow(() -> new FormRejected("month", "scorecard.notAMonth", text));
    }

    static Kpi item(String text) {
        return Arrays.stream(Kpi.values())
                .filter(kpi -> kpi.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new FormRejected("item", "scorecard.unknownItem", text));
    }

    static KpiCases.Shown shown(String text) {
        return Arrays.stream(KpiCases.Shown.values())
                .filter(shown -> shown.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new FormRejected("show", "form.unknownChoice", text));
    }

    /** Empty for all. */
    static @Nullable RewardState state(String text) {
        return text.isBlank()
                ? null
                : Arrays.stream(RewardState.values())
                        .filter(state -> state.name().equals(text))
                        .findFirst()
                        .orElseThrow(() -> new FormRejected("state", "form.unknownChoice", text));
    }

    /** @param month, person, state empty for all */
    static RewardFilter rewards(String month, String person, String state) {
        return new RewardFilter(
                month.isBlank() ? null : month(month), person.isBlank() ? null : person.strip(), state(state));
    }

    static InsideItem insideItem(String text) {
        return Arrays.stream(InsideItem.values())
                .filter(item -> item.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new FormRejected("item", "inside.unknownItem", text));
    }

    /** @throws NoSuchElementException for what is no department and no post */
    static InsideScope insideScope(String text) {
        return Arrays.stream(InsideScope.values())
                .filter(scope -> scope.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(text));
    }

    static int page(String text) {
        if (!text.matches("\\d{1,4}") || Integer.parseInt(text) > LAST_PAGE) {
            throw new FormRejected("page", "scorecard.badPage", text);
        }
        return Integer.parseInt(text);
    }
}
