package cn.baoxiu.scorecard.board;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Results of surveys and call-backs of the quarters around the twelve months up to one, from the views of the room that owns them, by the same
 * arithmetic: a reported figure of the whole as it is, else parts weighted by their answers; 1–5 × 20 (rules R7).
 */
@Component
class SatisfactionFacts {

    private static final String OWN = "OWN_CALLBACK";
    private static final BigDecimal TO_HUNDRED = BigDecimal.valueOf(20);

    private static final String WAVES = "select s.instrument, s.wave, s.held_on, s.question, s.segment, s.scale,"
            + " sum(s.weighted) as weighted, sum(s.n) as n from v_survey_wave_score s"
            + " where s.held_on >= :first and s.held_on < :next";

    private static final String WAVES_GROUPED =
            " group by s.instrument, s.wave_id, s.wave, s.held_on, s.question, s.segment, s.scale";

    /** Of the whole group: what was reported for it, else what its parts say. */
    private static final String WHOLE = " and (s.subsidiary is null or not exists (select 1 from v_survey_wave_score w"
            + " where w.wave_id = s.wave_id and w.question = s.question and w.segment = s.segment"
            + " and w.scale = s.scale and w.subsidiary is null))";

    private static final String ANSWERS = "select extract(year from a.answered_on) as of_year,"
            + " extract(quarter from a.answered_on) as of_quarter, max(a.answered_on) as held_on, a.question, a.segment,"
            + " sum(a.score) as score, sum(a.points) as points, count(*) as n from v_survey_own_answer a"
            + " where a.answered_on >= :first and a.answered_on < :next";

    private static final String ANSWERS_GROUPED = " group by extract(year from a.answered_on),"
            + " extract(quarter from a.answered_on), a.question, a.segment";

    private final JdbcClient jdbc;

    SatisfactionFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param weighted sum of scores in their scale
     * @param points from 0 to 100
     * @param few fewer answers than the rule of the day asks for
     */
    record Result(
            String instrument,
            String wave,
            LocalDate held,
            String question,
            Label label,
            String segment,
            BigDecimal weighted,
            BigDecimal answers,
            BigDecimal points,
            boolean few) {}

    private record Name(Label label, int scaleMax) {}

    /** @param subsidiaries null for the whole group; never empty */
    List<Result> results(YearMonth last, @Nullable Set<String> subsidiaries) {
        Map<String, Object> params = new HashMap<>();
        // whole quarters: by them our own call-backs are told everywhere
        LocalDate first = last.minusMonths(TrendBoard.MONTHS - 1L).atDay(1);
        params.put("first", first.with(IsoFields.DAY_OF_QUARTER, 1));
        params.put("next", last.atDay(1).with(IsoFields.DAY_OF_QUARTER, 1).plusMonths(3));
        if (subsidiaries != null) {
            params.put("subsidiaries", subsidiaries);
        }
        Map<String, Name> names = names();
        NavigableMap<LocalDate, Integer> few = few();
        List<Result> results = new ArrayList<>();
        jdbc.sql(WAVES + (subsidiaries == null ? WHOLE : " and s.subsidiary in (:subsidiaries)") + WAVES_GROUPED)
                .params(params)
                .query(row -> {
                    results.add(result(
                            row,
                            row.getString("instrument"),
                            row.getString("wave"),
                            row.getString("scale").equals("FIVE"),
                            row.getBigDecimal("weighted"),
                            names,
                            few));
                });
        jdbc.sql(ANSWERS + (subsidiaries == null ? "" : " and a.subsidiary in (:subsidiaries)") + ANSWERS_GROUPED)
                .params(params)
                .query(row -> {
                    Name name = names.get(OWN + row.getString("question"));
                    boolean five = name != null && name.scaleMax() == 5;
                    results.add(result(
                            row,
                            OWN,
                            row.getInt("of_year") + "Q" + row.getInt("of_quarter"),
                            five,
                            row.getBigDecimal(five ? "score" : "points"),
                            names,
                            few));
                });
        return results;
    }

    private static Result result(
            ResultSet row,
            String instrument,
            String wave,
            boolean five,
            BigDecimal weighted,
            Map<String, Name> names,
            NavigableMap<LocalDate, Integer> few)
            throws SQLException {
        BigDecimal answers = row.getBigDecimal("n");
        BigDecimal score = weighted.divide(answers, 2, RoundingMode.HALF_UP);
        String question = row.getString("question");
        LocalDate held = row.getObject("held_on", LocalDate.class);
        Name name = names.get(instrument + question);
        Map.Entry<LocalDate, Integer> rule = few.floorEntry(held);
        return new Result(
                instrument,
                wave,
                held,
                question,
                name == null ? Label.text(question) : name.label(),
                row.getString("segment"),
                weighted,
                answers,
                five ? score.multiply(TO_HUNDRED).setScale(2, RoundingMode.HALF_UP) : score,
                rule != null && answers.intValue() < rule.getValue());
    }

    private Map<String, Name> names() {
        Map<String, Name> names = new HashMap<>();
        jdbc.sql("select instrument, code, label_zh, label_en, scale_max from v_survey_question_name")
                .query(row -> {
                    names.put(
                            row.getString("instrument") + row.getString("code"),
                            new Name(
                                    new Label.Both(row.getString("label_zh"), row.getString("label_en")),
                                    row.getInt("scale_max")));
                });
        return names;
    }

    private NavigableMap<LocalDate, Integer> few() {
        NavigableMap<LocalDate, Integer> few = new TreeMap<>();
        jdbc.sql("select valid_from, few_below from v_survey_few_rule").query(row -> {
            few.put(row.getObject("valid_from", LocalDate.class), row.getInt("few_below"));
        });
        return few;
    }
}
