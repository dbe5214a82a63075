package cn.baoxiu.scorecard.board;

import cn.baoxiu.scorecard.kpi.AnswerCounts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Results of surveys and call-backs of the quarters around the twelve months up to one, by the arithmetic of the room that owns
 * them: a reported figure of the whole as it is, else parts weighted by their answers; 1–5 × 20 (rules R7).
 */
@Component
class SatisfactionFacts {

    private static final String OWN = "OWN_CALLBACK";
    private static final BigDecimal TO_HUNDRED = BigDecimal.valueOf(20);

    private static final String WHOLE = "case when s.subsidiary is null then 1 else 0 end";

    private static final String WAVES =
            "select s.instrument, s.wave_id, s.wave, s.held_on, s.question, s.segment, s.scale, " + WHOLE
                    + " as whole, sum(s.weighted) as weighted, sum(s.n) as n from v_survey_wave_score s"
                    + " where s.held_on >= :first and s.held_on < :next";

    private static final String WAVES_GROUPED =
            " group by s.instrument, s.wave_id, s.wave, s.held_on, s.question, s.segment, s.scale, " + WHOLE;

    private final JdbcClient jdbc;
    private final AnswerCounts answers;

    SatisfactionFacts(JdbcClient jdbc, AnswerCounts answers) {
        this.jdbc = jdbc;
        this.answers = answers;
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

    /** @param five in the scale from 1 to 5 */
    record Sum(
            String instrument,
            String wave,
            LocalDate held,
            String question,
            String segment,
            boolean five,
            BigDecimal weighted,
            BigDecimal answers) {}

    /** @param subsidiaries null for the whole group; never empty */
    List<Result> results(YearMonth last, @Nullable Set<String> subsidiaries) {
        // whole quarters: by them our own call-backs are told everywhere
        YearMonth first = last.minusMonths(TrendBoard.MONTHS - 1L);
        Map<String, Name> names = names();
        NavigableMap<LocalDate, Integer> few = few();
        List<Result> results = new ArrayList<>();
        waves(first, last, subsidiaries).forEach(one -> results.add(result(one, names, few)));
        for (AnswerCounts.Answers one : answers.quarters(first, last, subsidiaries)) {
            Name name = names.get(OWN + one.question());
            boolean five = name != null && name.scaleMax() == 5;
            results.add(result(
                    new Sum(
                            OWN,
                            one.year() + "Q" + one.quarter(),
                            one.last(),
                            one.question(),
                            one.segment(),
                            five,
                            five ? one.score() : one.points(),
                            BigDecimal.valueOf(one.answers())),
                    names,
                    few));
        }
        return results;
    }

    /** Imported waves of the quarters. */
    List<Sum> waves(YearMonth first, YearMonth last, @Nullable Set<String> subsidiaries) {
        Map<String, Object> params = new HashMap<>();
        params.put("first", first.atDay(1).with(IsoFields.DAY_OF_QUARTER, 1));
        params.put("next", last.atDay(1).with(IsoFields.DAY_OF_QUARTER, 1).plusMonths(3));
        if (subsidiaries != null) {
            params.put("subsidiaries", subsidiaries);
        }
        Map<String, Sum> sums = new LinkedHashMap<>();
        jdbc.sql(WAVES + (subsidiaries == null ? "" : " and s.subsidiary in (:subsidiaries)") + WAVES_GROUPED)
                .params(params)
                .query(row -> {
                    Sum sum = new Sum(
                            row.getString("instrument"),
                            row.getString("wave"),
                            row.getObject("held_on", LocalDate.class),
                            row.getString("question"),
                            row.getString("segment"),
                            row.getString("scale").equals("FIVE"),
                            row.getBigDecimal("weighted"),
                            row.getBigDecimal("n"));
                    String cell =
                            row.getLong("wave_id") + " " + sum.question() + " " + sum.segment() + " " + sum.five();
                    // what was reported for the whole group stands for it, else what its parts say
                    if (row.getInt("whole") == 1) {
                        sums.put(cell, sum);
                    } else {
                        sums.putIfAbsent(cell, sum);
                    }
                });
        return List.copyOf(sums.values());
    }

    private static Result result(Sum sum, Map<String, Name> names, NavigableMap<LocalDate, Integer> few) {
        BigDecimal score = sum.weighted().divide(sum.answers(), 2, RoundingMode.HALF_UP);
        Name name = names.get(sum.instrument() + sum.question());
        Map.Entry<LocalDate, Integer> rule = few.floorEntry(sum.held());
        return new Result(
                sum.instrument(),
                sum.wave(),
                sum.held(),
                sum.question(),
                name == null ? Label.text(sum.question()) : name.label(),
                sum.segment(),
                sum.weighted(),
                sum.answers(),
                sum.five() ? score.multiply(TO_HUNDRED).setScale(2, RoundingMode.HALF_UP) : score,
                rule != null && sum.answers().intValue() < rule.getValue());
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
