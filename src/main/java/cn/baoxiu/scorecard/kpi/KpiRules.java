package cn.baoxiu.scorecard.kpi;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Figures of key figures, by date: tables {@code scorecard_kpi_rule}, {@code _target}, {@code _counter} and bands. */
@Component
class KpiRules {

    private static final String CHANGES = Stream.of(
                    "scorecard_kpi_rule", "scorecard_kpi_target", "scorecard_age_band", "scorecard_satisfaction_band")
            .map(table -> "select valid_from from " + table + " where valid_from > :first and valid_from <= :last")
            .collect(Collectors.joining(" union "));

    private final JdbcClient jdbc;

    KpiRules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    KpiRule of(YearMonth month) {
        LocalDate day = month.atDay(1);
        Map<Kpi, KpiRule.Target> targets = new EnumMap<>(Kpi.class);
        jdbc.sql(
                        "select kpi, target_at, floor_at from scorecard_kpi_target t where valid_from ="
                                + " (select max(m.valid_from) from scorecard_kpi_target m where m.kpi = t.kpi and m.valid_from <= ?)")
                .param(day)
                .query(row -> {
                    targets.put(
                            Kpi.valueOf(row.getString("kpi")),
                            new KpiRule.Target(row.getBigDecimal("target_at"), row.getBigDecimal("floor_at")));
                });
        List<Integer> bands = jdbc.sql("select from_days from scorecard_age_band where valid_from ="
                        + " (select max(valid_from) from scorecard_age_band where valid_from <= ?) order by from_days")
                .param(day)
                .query(Integer.class)
                .list();
        List<KpiRule.Band> satisfaction = jdbc.sql(
                        "select band, at_least from scorecard_satisfaction_band where valid_from ="
                                + " (select max(valid_from) from scorecard_satisfaction_band where valid_from <= ?)"
                                + " order by at_least desc")
                .param(day)
                .query((row, n) -> new KpiRule.Band(row.getString("band"), row.getBigDecimal("at_least")))
                .list();
        return jdbc.sql("select * from scorecard_kpi_rule where valid_from ="
                        + " (select max(valid_from) from scorecard_kpi_rule where valid_from <= ?)")
                .param(day)
                .query((row, n) -> new KpiRule(
                        row.getInt("close_short_days"),
                        row.getInt("close_middle_days"),
                        row.getInt("close_long_days"),
                        row.getInt("satisfied_at_least"),
                        row.getInt("response_at_least"),
                        row.getBigDecimal("no_answer_percent"),
                        row.getBigDecimal("callback_missed_points"),
                        row.getInt("density_short_months"),
                        row.getInt("density_long_months"),
                        row.getInt("few"),
                        bands,
                        satisfaction,
                        targets))
                .single();
    }

    /** The same of each of several months, both included; looked up once where nothing changes between them. */
    Map<YearMonth, KpiRule> of(YearMonth first, YearMonth last) {
        List<LocalDate> changes = jdbc.sql(CHANGES)
                .param("first", first.atDay(1))
                .param("last", last.atDay(1))
                .query(LocalDate.class)
                .list();
        Map<YearMonth, KpiRule> rules = new TreeMap<>();
        KpiRule rule = of(first);
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            LocalDate day = month.atDay(1);
            LocalDate before = day.minusMonths(1);
            if (changes.stream().anyMatch(change -> change.isAfter(before) && !change.isAfter(day))) {
                rule = of(month);
            }
            rules.put(month, rule);
        }
        return rules;
    }

    /** Beside which figures each is to be read. */
    Map<Kpi, List<Kpi>> counters() {
        Map<Kpi, Map<Integer, Kpi>> counters = new EnumMap<>(Kpi.class);
        jdbc.sql("select kpi, counter, sort_no from scorecard_kpi_counter").query(row -> {
            counters.computeIfAbsent(Kpi.valueOf(row.getString("kpi")), kpi -> new TreeMap<>())
                    .put(row.getInt("sort_no"), Kpi.valueOf(row.getString("counter")));
        });
        Map<Kpi, List<Kpi>> lists = new EnumMap<>(Kpi.class);
        counters.forEach((kpi, sorted) -> lists.put(kpi, List.copyOf(sorted.values())));
        return lists;
    }
}
