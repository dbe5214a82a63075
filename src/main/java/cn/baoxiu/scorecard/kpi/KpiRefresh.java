package cn.baoxiu.scorecard.kpi;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Keeps facts and counts in step with the cases, some minutes behind them and without a word from them: which cases have
 * changed follows from the logs that the rooms write anyhow.
 */
@Service
public class KpiRefresh {

    private static final Logger LOG = LoggerFactory.getLogger(KpiRefresh.class);
    private static final int AT_ONCE = 2_000;

    /**
     * Rows of a log are numbered when they are written and seen when they are committed, so a number below one that was
     * seen may turn up later. So many are read again; working out a case twice changes nothing.
     */
    private static final long LOOK_BACK = 5_000;

    /** The same for what has no log but a time at which it ended. */
    private static final Duration LOOK_BACK_TIME = Duration.ofHours(1);

    private static final String CHANGED =
            """
            insert into scorecard_refresh_case (case_number)
            select distinct k.case_number from v_repair_kpi_place k
            where k.location_code in (
                select p.location_code from v_repair_kpi_place p where p.case_number in (
                    select c.case_number from v_repair_change c where c.id > :repair
                    union
                    select c.case_number from v_clock_change c where c.id > :clock
                    union
                    select c.case_number from v_clock_held_time c where c.id > :held
                    union
                    select c.case_number from v_survey_change c where c.id > :survey
                    union
                    select c.case_number from v_contractor_kpi_cost c where c.id > :cost
                    union
                    select c.case_number from v_contractor_kpi_deduction c where c.id > :deduction
                    union
                    select c.case_number from v_contractor_kpi_third_party c where c.ended_at is null or c.ended_at > :ended
                    union
                    select c.case_number from v_escalation_kpi_case c where c.ended_at is null or c.ended_at > :ended))""";

    private final JdbcClient jdbc;
    private final CaseFacts facts;
    private final KpiCounts counts;
    private final WorkProgress progress;
    private final TransactionOperations transaction;
    private final Clock clock;

    KpiRefresh(
            JdbcClient jdbc,
            CaseFacts facts,
            KpiCounts counts,
            WorkProgress progress,
            TransactionOperations transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.facts = facts;
        this.counts = counts;
        this.progress = progress;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** How far the logs were read. */
    private record Seen(
            @Nullable Instant at, long repair, long clock, long held, long survey, long cost, long deduction) {}

    /** Facts of the cases that have changed, and all months that they may touch; everything if nothing is known yet. */
    public void refresh() {
        if (seen().at() == null) {
            refreshAll();
        } else {
            transaction.executeWithoutResult(status -> changed());
        }
    }

    private void changed() {
        lock();
        Instant now = clock.instant();
        Seen before = seen();
        Seen read = logs(now);
        clear();
        Map<String, Object> params = new HashMap<>();
        params.put("repair", before.repair() - LOOK_BACK);
        params.put("clock", before.clock() - LOOK_BACK);
        params.put("held", before.held() - LOOK_BACK);
        params.put("survey", before.survey() - LOOK_BACK);
        params.put("cost", before.cost() - LOOK_BACK);
        params.put("deduction", before.deduction() - LOOK_BACK);
        params.put("ended", Months.bound(Objects.requireNonNull(before.at()).minus(LOOK_BACK_TIME)));
        int changed = jdbc.sql(CHANGED).params(params).update();
        Optional<Instant> from = facts.earliest();
        facts.workOut();
        from = earlier(from, facts.earliest());
        Set<YearMonth> months = unfinished(now);
        from.ifPresent(first -> months.addAll(until(Months.of(first), Months.of(now))));
        months.forEach(month -> counts.recompute(month, now));
        clear();
        keep(read);
        LOG.debug("{} cases and {} months were counted anew", changed, months.size());
    }

    /** Everything anew, some thousand cases in a transaction, then all months; for the night, tests, and after imports. */
    public void refreshAll() {
        progress.during(WorkProgress.Work.RECOUNT, "", this::all);
    }

    private void all() {
        Instant now = clock.instant();
        Seen read = Objects.requireNonNull(transaction.execute(status -> {
            lock();
            return logs(now);
        }));
        String reached = "";
        do {
            String after = reached;
            reached = Objects.requireNonNull(transaction.execute(status -> batch(after)));
            if (!reached.isEmpty()) {
                progress.add(WorkProgress.Work.RECOUNT, AT_ONCE);
            }
        } while (!reached.isEmpty());
        transaction.executeWithoutResult(status -> {
            lock();
            forget();
            Set<YearMonth> months = new TreeSet<>(counts.counted().keySet());
            months.add(Months.of(now));
            first().ifPresent(first -> months.addAll(until(Months.of(first), Months.of(now))));
            months.removeIf(month -> month.isAfter(Months.of(now)));
            months.forEach(month -> {
                counts.recompute(month, now);
                progress.goesOn(WorkProgress.Work.RECOUNT);
            });
            keep(read);
        });
    }

    /** @return number of the last case, empty if there are no more */
    private String batch(String after) {
        lock();
        clear();
        jdbc.sql("insert into scorecard_refresh_case (case_number) select k.case_number from v_repair_kpi_place k"
                        + " where k.case_number > ? order by k.case_number limit " + AT_ONCE)
                .param(after)
                .update();
        Optional<String> last = jdbc.sql("select max(case_number) from scorecard_refresh_case")
                .query((row, n) -> Optional.ofNullable(row.getString(1)))
                .single();
        if (last.isPresent()) {
            facts.workOut();
            clear();
        }
        return last.orElse("");
    }

    /** Counts all months from the facts that are there. */
    public void recount() {
        transaction.executeWithoutResult(status -> {
            lock();
            Instant now = clock.instant();
            first().ifPresent(first ->
                    until(Months.of(first), Months.of(now)).forEach(month -> counts.recompute(month, now)));
        });
    }

    /** Counts one month from the facts that are there. */
    public void recount(YearMonth month) {
        transaction.executeWithoutResult(status -> {
            lock();
            counts.recompute(month, clock.instant());
        });
    }

    /** The running month, and those that were over when they were last counted: what was not due then is now. */
    private Set<YearMonth> unfinished(Instant now) {
        Set<YearMonth> months = new TreeSet<>();
        months.add(Months.of(now));
        counts.counted().forEach((month, asOf) -> {
            if (asOf.isBefore(Months.end(month)) && !month.isAfter(Months.of(now))) {
                months.add(month);
            }
        });
        return months;
    }

    private static Set<YearMonth> until(YearMonth first, YearMonth last) {
        Set<YearMonth> months = new TreeSet<>();
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            months.add(month);
        }
        return months;
    }

    private static Optional<Instant> earlier(Optional<Instant> a, Optional<Instant> b) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.isEmpty() ? b : a;
        }
        return a.get().isBefore(b.get()) ? a : b;
    }

    /** Facts of what is no case any more. */
    private void forget() {
        for (String table : List.of("scorecard_case_event", "scorecard_case_fact")) {
            jdbc.sql("delete from " + table
                            + " where not exists (select 1 from v_repair_kpi_place k where k.case_number = "
                            + table + ".case_number)")
                    .update();
        }
    }

    private Optional<Instant> first() {
        return jdbc.sql("select min(reported_at) from scorecard_case_fact")
                .query((row, n) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .single()
                .map(OffsetDateTime::toInstant);
    }

    /** One at a time, whatever the node. */
    private void lock() {
        jdbc.sql("select id from scorecard_refresh where id = 1 for update")
                .query(Integer.class)
                .single();
    }

    private void clear() {
        jdbc.sql("delete from scorecard_refresh_case").update();
    }

    private Seen seen() {
        return jdbc.sql("select * from scorecard_refresh where id = 1")
                .query((row, n) -> {
                    OffsetDateTime at = row.getObject("refreshed_at", OffsetDateTime.class);
                    return new Seen(
                            at == null ? null : at.toInstant(),
                            row.getLong("repair_seen"),
                            row.getLong("clock_seen"),
                            row.getLong("held_seen"),
                            row.getLong("survey_seen"),
                            row.getLong("cost_seen"),
                            row.getLong("deduction_seen"));
                })
                .single();
    }

    /** Before anything is read from them: what is written meanwhile is found the next time. */
    private Seen logs(Instant now) {
        return new Seen(
                now,
                last("v_repair_change"),
                last("v_clock_change"),
                last("v_clock_held_time"),
                last("v_survey_change"),
                last("v_contractor_kpi_cost"),
                last("v_contractor_kpi_deduction"));
    }

    private long last(String view) {
        return jdbc.sql("select coalesce(max(id), 0) from " + view)
                .query(Long.class)
                .single();
    }

    private void keep(Seen read) {
        jdbc.sql(
                        """
                        update scorecard_refresh set refreshed_at = ?, repair_seen = ?, clock_seen = ?, held_seen = ?,
                          survey_seen = ?, cost_seen = ?, deduction_seen = ? where id = 1""")
                .params(
                        Months.bound(Objects.requireNonNull(read.at())),
                        read.repair(),
                        read.clock(),
                        read.held(),
                        read.survey(),
                        read.cost(),
                        read.deduction())
                .update();
    }
}
