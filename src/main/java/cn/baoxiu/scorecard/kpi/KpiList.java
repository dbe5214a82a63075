package cn.baoxiu.scorecard.kpi;

import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.estate.Project;
import cn.baoxiu.estate.Projects;
import cn.baoxiu.scorecard.kpi.KpiAccess.Reader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Key figures as the current user may see them. By subsidiary they are read from the counts; what is narrower is counted
 * from the same facts, as of the same moment.
 */
@Service
@Transactional(readOnly = true)
public class KpiList {

    private static final int MONTHS_OFFERED = 24;

    private final KpiCounts counts;
    private final KpiRules rules;
    private final KpiAccess access;
    private final Projects projects;
    private final JdbcClient jdbc;
    private final Clock clock;

    KpiList(KpiCounts counts, KpiRules rules, KpiAccess access, Projects projects, JdbcClient jdbc, Clock clock) {
        this.counts = counts;
        this.rules = rules;
        this.access = access;
        this.projects = projects;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What the filters offer; names by code. */
    public record Choices(
            List<String> months,
            Map<String, String> subsidiaries,
            Map<String, String> projects,
            List<String> classes,
            Map<String, String> contractors) {}

    public YearMonth running() {
        return Months.of(clock.instant());
    }

    /**
     * Subsidiaries that a filter covers for the current user: null for all, never empty.
     *
     * @throws FormRejected as {@link #report}
     */
    public @Nullable Set<String> covered(KpiFilter filter) {
        Reader reader = access.reader();
        check(filter, reader);
        return scope(filter, reader);
    }

    /**
     * @param each the lines of each subsidiary as well
     * @throws FormRejected for a month that has not begun, and for what the reader does not see
     */
    public KpiReport report(KpiFilter filter, boolean each) {
        Reader reader = access.reader();
        check(filter, reader);
        KpiRule rule = rules.of(filter.month());
        Map<Kpi, List<Kpi>> counters = rules.counters();
        List<KpiCounts.Count> now = counted(filter, reader, rule);
        KpiFilter earlier = filter.in(filter.month().minusMonths(1));
        List<KpiCounts.Count> before = counted(earlier, reader, rules.of(earlier.month()));
        Map<String, List<KpiLine>> subsidiaries = new TreeMap<>();
        if (each) {
            now.stream()
                    .collect(Collectors.groupingBy(KpiCounts.Count::subsidiary))
                    .forEach(
                            (code, of) -> subsidiaries.put(code, KpiTally.of(of).lines(rule, counters, null)));
        }
        return new KpiReport(
                filter.month(),
                counts.asOf(filter.month()).orElse(null),
                !filter.month().isBefore(running()),
                rule,
                KpiTally.of(now).lines(rule, counters, KpiTally.of(before)),
                subsidiaries);
    }

    private List<KpiCounts.Count> counted(KpiFilter filter, Reader reader, KpiRule rule) {
        Set<String> scope = scope(filter, reader);
        if (!filter.isNarrow()) {
            return counts.read(filter.month(), scope);
        }
        Instant asOf = counts.asOf(filter.month()).orElse(null);
        if (asOf == null) {
            return List.of();
        }
        Map<String, Object> params = params(filter, scope, new KpiSpan(filter.month(), asOf, rule));
        List<KpiCounts.Count> counted = new ArrayList<>();
        for (Kpi kpi : Kpi.values()) {
            counted.addAll(
                    live(kpi, KpiCounts.sums(kpi, KpiSources.of(kpi, rule).rows(conditions(filter, scope))), params));
            if (kpi.perHome()) {
                counted.addAll(live(
                        kpi,
                        "select h.subsidiary as subsidiary_id, '" + KpiCounts.HOMES
                                + "' as part, '' as left_out, 0 as hits,"
                                + " count(*) as base, 0 as facts from v_estate_kpi_home h where h.handover_date < :nextMonth"
                                + (scope == null ? "" : " and h.subsidiary in (:subsidiaries)")
                                + (filter.project() == null ? "" : " and h.project = :project")
                                + " group by h.subsidiary",
                        params));
            }
        }
        return counted;
    }

    private List<KpiCounts.Count> live(Kpi kpi, String sql, Map<String, Object> params) {
        return jdbc.sql(sql)
                .params(params)
                .query((row, n) -> new KpiCounts.Count(
                        row.getString("subsidiary_id"),
                        kpi,
                        row.getString("part"),
                        row.getString("left_out"),
                        row.getBigDecimal("hits"),
                        row.getBigDecimal("base"),
                        row.getInt("facts")))
                .list();
    }

    /**
     * The facts behind a figure, newest first.
     *
     * @throws FormRejected as {@link #report}
     */
    public KpiCases cases(KpiFilter filter, KpiCases.Wanted wanted) {
        Reader reader = access.reader();
        check(filter, reader);
        Instant asOf = counts.asOf(filter.month()).orElse(null);
        if (asOf == null) {
            return new KpiCases(List.of(), wanted.page(), wanted.size(), false);
        }
        Set<String> scope = scope(filter, reader);
        KpiRule rule = rules.of(filter.month());
        Map<String, Object> params = params(filter, scope, new KpiSpan(filter.month(), asOf, rule));
        params.put("best", wanted.kpi().unit().best());
        params.put("limit", wanted.size() + 1);
        params.put("offset", Math.multiplyExact(wanted.page(), wanted.size()));
        if (wanted.part() != null) {
            params.put("part", wanted.part());
        }
        List<KpiCase> found = jdbc.sql("select " + KpiSource.COLUMNS + " from ("
                        + KpiSources.of(wanted.kpi(), rule).rows(conditions(filter, scope)) + ") x where 1 = 1"
                        + wanted.shown().condition() + (wanted.part() == null ? "" : " and x.part = :part")
                        + " order by happened_at desc, case_number, part limit :limit offset :offset")
                .params(params)
                .query((row, n) -> read(row))
                .list();
        boolean next = found.size() > wanted.size();
        return new KpiCases(next ? found.subList(0, wanted.size()) : found, wanted.page(), wanted.size(), next);
    }

    private static KpiCase read(ResultSet row) throws SQLException {
        return new KpiCase(
                row.getString("case_number"),
                row.getString("subsidiary_id"),
                row.getString("project"),
                row.getString("defect_class"),
                row.getString("contractor"),
                row.getObject("happened_at", OffsetDateTime.class).toInstant(),
                row.getString("part"),
                KpiUnit.plain(row.getBigDecimal("hits")),
                KpiUnit.plain(row.getBigDecimal("base")),
                row.getString("why"),
                row.getString("left_out"));
    }

    public Choices choices(KpiFilter filter) {
        Reader reader = access.reader();
        List<String> months = new ArrayList<>();
        for (YearMonth month = running(); months.size() < MONTHS_OFFERED; month = month.minusMonths(1)) {
            months.add(month.toString());
        }
        Map<String, String> subsidiaries = new TreeMap<>();
        Map<String, String> visible = new TreeMap<>();
        for (Project project : seen(reader)) {
            subsidiaries.put(project.subsidiary(), project.subsidiaryName());
            if (filter.subsidiary() == null || filter.subsidiary().equals(project.subsidiary())) {
                visible.put(project.code(), project.name());
            }
        }
        List<String> classes = jdbc.sql(
                        "select distinct part from scorecard_kpi_count where month_start = :month and kpi = :kpi"
                                + " and left_out = '' and part <> :homes order by part")
                .param("month", filter.month().atDay(1))
                .param("kpi", Kpi.DENSITY_LONG.name())
                .param("homes", KpiCounts.HOMES)
                .query(String.class)
                .list();
        return new Choices(months, subsidiaries, visible, classes, companies(reader));
    }

    private List<Project> seen(Reader reader) {
        return projects.all().stream()
                .filter(project -> reader.wholeGroup() || reader.subsidiaries().contains(project.subsidiary()))
                .toList();
    }

    private Map<String, String> companies(Reader reader) {
        Map<String, String> companies = new TreeMap<>();
        if (!reader.wholeGroup() && reader.subsidiaries().isEmpty()) {
            return companies;
        }
        Map<String, Object> params = new HashMap<>();
        if (!reader.wholeGroup()) {
            params.put("subsidiaries", reader.subsidiaries());
        }
        jdbc.sql(
                        "select distinct code, name from v_estate_kpi_company"
                                + (reader.wholeGroup()
                                        ? ""
                                        : " where subsidiary in (:subsidiaries) or kind = 'THIRD_PARTY' and subsidiary is null"))
                .params(params)
                .query(row -> {
                    companies.put(row.getString("code"), row.getString("name"));
                });
        return companies;
    }

    private void check(KpiFilter filter, Reader reader) {
        if (filter.month().isAfter(running())) {
            throw new FormRejected("month", "kpi.notBegun", filter.month().toString());
        }
        String subsidiary = filter.subsidiary();
        if (subsidiary != null
                && seen(reader).stream().noneMatch(p -> p.subsidiary().equals(subsidiary))) {
            throw new FormRejected("subsidiary", "kpi.unknownSubsidiary", subsidiary);
        }
        String project = filter.project();
        if (project != null
                && seen(reader).stream()
                        .noneMatch(p -> p.code().equals(project)
                                && (subsidiary == null || p.subsidiary().equals(subsidiary)))) {
            throw new FormRejected("project", "kpi.unknownProject", project);
        }
        if (filter.contractor() != null && !companies(reader).containsKey(filter.contractor())) {
            throw new FormRejected("contractor", "kpi.unknownContractor", filter.contractor());
        }
    }

    /** Null for all; a set that matches nothing for whoever has no subsidiary. */
    private static @Nullable Set<String> scope(KpiFilter filter, Reader reader) {
        if (filter.subsidiary() != null) {
            return Set.of(filter.subsidiary());
        }
        if (reader.wholeGroup()) {
            return null;
        }
        return reader.subsidiaries().isEmpty() ? Set.of("") : reader.subsidiaries();
    }

    private static String conditions(KpiFilter filter, @Nullable Set<String> scope) {
        return (scope == null ? "" : " and f.subsidiary_id in (:subsidiaries)")
                + (filter.project() == null ? "" : " and f.project = :project")
                + (filter.defectClass() == null ? "" : " and f.defect_class = :defectClass")
                + (filter.contractor() == null ? "" : " and f.contractor = :contractor");
    }

    private static Map<String, Object> params(KpiFilter filter, @Nullable Set<String> scope, KpiSpan span) {
        Map<String, Object> params = span.params();
        if (scope != null) {
            params.put("subsidiaries", scope);
        }
        if (filter.project() != null) {
            params.put("project", filter.project());
        }
        if (filter.defectClass() != null) {
            params.put("defectClass", filter.defectClass());
        }
        if (filter.contractor() != null) {
            params.put("contractor", filter.contractor());
        }
        return params;
    }
}
