package cn.baoxiu.scorecard.board;

import java.time.YearMonth;
import java.util.List;
import org.springframework.context.ApplicationContext;

/** Queries of surveys that the dashboard asks and only this package sees, so that they can be measured alone. */
public final class SurveyQueries {

    private SurveyQueries() {}

    public static List<?> waves(ApplicationContext context, YearMonth first, YearMonth last) {
        return context.getBean(SatisfactionFacts.class).waves(first, last, null);
    }
}
