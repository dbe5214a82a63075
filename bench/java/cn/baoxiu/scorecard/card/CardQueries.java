package cn.baoxiu.scorecard.card;

import java.time.YearMonth;
import java.util.List;
import org.springframework.context.ApplicationContext;

/** Queries of cards that dashboards ask and only this package sees, so that they can be measured alone. */
public final class CardQueries {

    private CardQueries() {}

    public static List<Card> month(ApplicationContext context, YearMonth month) {
        return context.getBean(CardRows.class).of(month);
    }

    public static List<CardScore> trend(ApplicationContext context, YearMonth first, YearMonth last) {
        return context.getBean(CardRows.class).scores(first, last);
    }
}
