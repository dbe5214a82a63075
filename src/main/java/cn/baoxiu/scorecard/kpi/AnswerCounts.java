package cn.baoxiu.scorecard.kpi;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Answers of owners to our own call-backs by segment and question, for dashboards: added up when a month is counted, so that
 * nobody who looks at them waits for a sum over single answers.
 */
@Component
public class AnswerCounts {

    private final JdbcClient jdbc;

    AnswerCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Answers of a quarter.
     *
     * @param last day of the last of them
     * @param score sum of the scores as they were given
     * @param points sum of the same from 0 to 100
     */
    public record Answers(
            int year,
            int quarter,
            LocalDate last,
            String question,
            String segment,
            BigDecimal score,
            BigDecimal points,
            int answers) {}

    /** Counts a month anew, inside the caller's transaction. */
    void recompute(Map<String, Object> params) {
        jdbc.sql("delete from scorecard_answer_count where month_start = :month")
                .params(params)
                .update();
        jdbc.sql(
                        "insert into scorecard_answer_count (month_start, subsidiary_id, segment, question, last_on, score, points,"
                                + " answers) select cast(:month as date), a.subsidiary, a.segment, a.question, max(a.answered_on),"
                                + " sum(a.score), sum(a.points), count(*) from v_survey_own_answer a"
                                + " where a.answered_on >= :month and a.answered_on < :nextMonth"
                                + " group by a.subsidiary, a.segment, a.question")
                .params(params)
                .update();
    }

    /**
     * @param first its whole quarter counts
     * @param last its whole quarter counts
     * @param subsidiaries null for all; never empty
     */
    public List<Answers> quarters(YearMonth first, YearMonth last, @Nullable Set<String> subsidiaries) {
        Map<String, Object> params = new HashMap<>();
        params.put("first", firstOfQuarter(first).atDay(1));
        params.put("next", firstOfQuarter(last).plusMonths(3).atDay(1));
        if (subsidiaries != null) {
            params.put("subsidiaries", subsidiaries);
        }
        return jdbc.sql(
                        "select extract(year from month_start) as of_year, extract(quarter from month_start) as of_quarter,"
                                + " max(last_on) as last_on, question, segment, sum(score) as score, sum(points) as points,"
                                + " sum(answers) as answers from scorecard_answer_count"
                                + " where month_start >= :first and month_start < :next"
                                + (subsidiaries == null ? "" : " and subsidiary_id in (:subsidiaries)")
                                + " group by extract(year from month_start), extract(quarter from month_start), question, segment")
                .params(params)
                .query((row, n) -> new Answers(
                        row.getInt("of_year"),
                        row.getInt("of_quarter"),
                        row.getObject("last_on", LocalDate.class),
                        row.getString("question"),
                        row.getString("segment"),
                        row.getBigDecimal("score"),
                        row.getBigDecimal("points"),
                        row.getInt("answers")))
                .list();
    }

    private static YearMonth firstOfQuarter(YearMonth month) {
        return month.minusMonths((month.getMonthValue() - 1) % 3);
    }
}
