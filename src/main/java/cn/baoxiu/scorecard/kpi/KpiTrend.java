package cn.baoxiu.scorecard.kpi;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Some key figures over many months, by the arithmetic of {@link KpiList}. */
@Service
@Transactional(readOnly = true)
public class KpiTrend {

    /** Without them the reckoning cannot say what another figure loses, or whether it is valid. */
    private static final Set<Kpi> ALWAYS = EnumSet.of(Kpi.CALLBACK, Kpi.NO_ANSWER);

    private final JdbcClient jdbc;
    private final KpiRules rules;

    KpiTrend(JdbcClient jdbc, KpiRules rules) {
        this.jdbc = jdbc;
        this.rules = rules;
    }

    /**
     * The wanted lines of each month, oldest first; also of months that were not counted.
     *
     * @param last included
     * @param subsidiaries those that the reader sees; null for all, never empty
     */
    public Map<YearMonth, List<KpiLine>> lines(
            YearMonth last, int months, Set<Kpi> wanted, @Nullable Set<String> subsidiaries) {
        YearMonth first = last.minusMonths(months - 1L);
        Map<YearMonth, List<KpiCounts.Count>> counts = counts(first, last, wanted, subsidiaries);
        Map<YearMonth, List<KpiLine>> lines = new TreeMap<>();
        rules.of(first, last)
                .forEach((month, rule) -> lines.put(
                        month,
                        KpiTally.of(counts.getOrDefault(month, List.of())).lines(rule, Map.of(), null).stream()
                                .filter(line -> wanted.contains(line.kpi()))
                                .toList()));
        return lines;
    }

    private Map<YearMonth, List<KpiCounts.Count>> counts(
            YearMonth first, YearMonth last, Set<Kpi> wanted, @Nullable Set<String> subsidiaries) {
        Set<Kpi> kpis = EnumSet.copyOf(wanted);
        kpis.addAll(ALWAYS);
        Map<String, Object> params = new HashMap<>();
        params.put("kpis", kpis.stream().map(Kpi::name).collect(Collectors.toSet()));
        // month by month: of a range in a prepared statement PostgreSQL expects nearly nothing, and reads by a bad way
        params.put(
                "months",
                Stream.iterate(first, month -> !month.isAfter(last), month -> month.plusMonths(1))
                        .map(month -> month.atDay(1))
                        .toList());
        if (subsidiaries != null) {
            params.put("subsidiaries", subsidiaries);
        }
        Map<YearMonth, List<KpiCounts.Count>> counts = new HashMap<>();
        jdbc.sql("select month_start, kpi, part, left_out, sum(hits) as hits, sum(base) as base, sum(facts) as facts"
                        + " from scorecard_kpi_count where kpi in (:kpis) and month_start in (:months)"
                        + (subsidiaries == null ? "" : " and subsidiary_id in (:subsidiaries)")
                        + " group by month_start, kpi, part, left_out")
                .params(params)
                .query(row -> {
                    counts.computeIfAbsent(
                                    YearMonth.from(row.getObject("month_start", LocalDate.class)),
                                    month -> new ArrayList<>())
                            .add(new KpiCounts.Count(
                                    "",
                                    Kpi.valueOf(row.getString("kpi")),
                                    row.getString("part"),
                                    row.getString("left_out"),
                                    row.getBigDecimal("hits"),
                                    row.getBigDecimal("base"),
                                    row.getInt("facts")));
                });
        return counts;
    }
}
