package cn.baoxiu.contractor.thirdparty;

import cn.baoxiu.engine.EngineTime;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How third parties worked in the last year, for whoever chooses one. Only contractors are rated per quarter (ADR 21); too
 * few repairs stand behind a third party for grades, so the figures themselves are shown.
 */
@Component
class PastWork {

    private static final int MONTHS = 12;

    private final JdbcClient jdbc;
    private final Clock clock;

    PastWork(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param due promises of its orders that have fallen due: to take an order up, to finish the work
     * @param kept of those
     * @param inspected inspections of its work
     * @param rework of those, work that was ordered because the work before did not do
     */
    record Figures(int due, int kept, int inspected, int rework) {

        static final Figures NONE = new Figures(0, 0, 0, 0);

        boolean isEmpty() {
            return due == 0 && inspected == 0;
        }
    }

    /** By code of the third party; without those that had no order or whose orders are all still within their time. */
    Map<String, Figures> of(Collection<String> parties) {
        if (parties.isEmpty()) {
            return Map.of();
        }
        Map<String, Figures> past = new HashMap<>();
        read(parties, promises(), (party, all, good) -> past.put(party, new Figures(all, good, 0, 0)));
        read(parties, inspections(), (party, all, rework) -> {
            Figures of = past.getOrDefault(party, Figures.NONE);
            past.put(party, new Figures(of.due(), of.kept(), all, rework));
        });
        return past;
    }

    private static String promises() {
        return """
                select t.ordered_party as party, count(distinct p.promise_id) as all_of_them,
                       count(distinct case when p.state = 'MET' then p.promise_id end) as counted
                from contractor_third_party t
                join v_clock_contractor_promise p on p.case_number = t.case_number and p.party = t.ordered_party
                where t.ordered_party in (:parties) and t.ordered_at >= :since and p.due < :now and p.state <> 'LEGACY'
                group by t.ordered_party""";
    }

    private static String inspections() {
        return """
                select t.ordered_party as party, count(distinct r.inspection_id) as all_of_them,
                       count(distinct case when r.rework = 1 then r.inspection_id end) as counted
                from contractor_third_party t
                join v_repair_contractor_round r on r.case_number = t.case_number and r.party = t.ordered_party
                where t.ordered_party in (:parties) and t.ordered_at >= :since and r.inspected_at <= :now
                group by t.ordered_party""";
    }

    private void read(Collection<String> parties, String sql, Found found) {
        Instant now = clock.instant();
        jdbc.sql(sql)
                .param("parties", parties)
                .param(
                        "since",
                        bound(now.atZone(EngineTime.ZONE).minusMonths(MONTHS).toInstant()))
                .param("now", bound(now))
                .query(row -> {
                    found.accept(row.getString("party"), row.getInt("all_of_them"), row.getInt("counted"));
                });
    }

    private interface Found {
        void accept(String party, int all, int counted);
    }

    private static OffsetDateTime bound(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
