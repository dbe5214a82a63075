package cn.baoxiu.scorecard.web;

import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.scorecard.kpi.Kpi;
import cn.baoxiu.scorecard.kpi.KpiCases;
import cn.baoxiu.scorecard.kpi.Months;
import java.time.YearMonth;
import java.util.Arrays;

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

    static int page(String text) {
        if (!text.matches("\\d{1,4}") || Integer.parseInt(text) > LAST_PAGE) {
            throw new FormRejected("page", "scorecard.badPage", text);
        }
        return Integer.parseInt(text);
    }
}
