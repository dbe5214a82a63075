package cn.baoxiu.survey.callback;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code survey_missed_closing}; every call joins the caller's transaction. */
@Component
class MissedRows {

    private static final String NOT_BEGUN = " not exists (select 1 from survey_callback k"
            + " where k.case_number = m.case_number and k.round_no = m.round_no)";

    private final JdbcClient jdbc;

    MissedRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Found(String caseNumber, int round, String subsidiary, Instant closedAt) {}

    /** Closings until an instant that were neither begun nor found before, oldest first. */
    List<Found> unknown(Instant until, int most) {
        return jdbc.sql(
                        """
                        select m.case_number, m.round_no, m.subsidiary, m.closed_at from v_repair_closing m
                        where m.closed_at < ? and"""
                                + NOT_BEGUN
                                + " and not exists (select 1 from survey_missed_closing o"
                                + " where o.case_number = m.case_number and o.round_no = m.round_no)"
                                + " order by m.closed_at, m.case_number fetch first ? rows only")
                .params(bound(until), most)
                .query((row, n) -> new Found(
                        row.getString("case_number"),
                        row.getInt("round_no"),
                        row.getString("subsidiary"),
                        Objects.requireNonNull(row.getObject("closed_at", OffsetDateTime.class))
                                .toInstant()))
                .list();
    }

    /** When the first case that was ever taken up had been closed. */
    Optional<Instant> firstTakenUp() {
        return jdbc.sql("select min(closed_at) from survey_callback")
                .query((row, n) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .single()
                .map(OffsetDateTime::toInstant);
    }

    void add(Found found, MissedReason reason, Instant now) {
        // nobody is told of what is only older than call-backs are
        jdbc.sql(
                        "insert into survey_missed_closing (case_number, round_no, subsidiary, closed_at, reason, found_at, told_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        found.caseNumber(),
                        found.round(),
                        found.subsidiary(),
                        bound(found.closedAt()),
                        reason.name(),
                        bound(now),
                        new SqlParameterValue(
                                Types.TIMESTAMP_WITH_TIMEZONE, reason == MissedReason.BEFORE ? bound(now) : null))
                .update();
    }

    /** How many the group was not told of yet, by subsidiary. */
    Map<String, Integer> untold() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        jdbc.sql("select m.subsidiary, count(*) as n from survey_missed_closing m where m.told_at is null and"
                        + NOT_BEGUN + " group by m.subsidiary order by m.subsidiary")
                .query((row, n) -> counts.put(row.getString("subsidiary"), row.getInt("n")))
                .list();
        return counts;
    }

    void told(String subsidiary, Instant now) {
        jdbc.sql("update survey_missed_closing set told_at = ? where told_at is null and subsidiary = ?")
                .params(bound(now), subsidiary)
                .update();
    }

    private static OffsetDateTime bound(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
