package cn.baoxiu.survey.callback;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Figures of call-backs by the day of the closing: for all, and for each caller beside the group's second calls. */
@Service
@Transactional(readOnly = true)
public class CallbackFigures {

    /** So many lines of the list are shown. */
    public static final int MOST = 100;

    private static final String WHICH =
            """
             from survey_callback c
             left join survey_response p on p.callback_id = c.id and p.source = 'PHONE'
             left join survey_response l on l.callback_id = c.id and l.source = 'LINK'
             left join survey_response s on s.callback_id = c.id and s.source = 'SECOND'
             left join survey_answer po on po.response_id = p.id and po.question = 'OVERALL'
             left join survey_answer lo on lo.response_id = l.id and lo.question = 'OVERALL'
             left join survey_answer so on so.response_id = s.id and so.question = 'OVERALL'
             left join survey_answer pv on pv.response_id = p.id and pv.question = 'SOLVED'
             left join survey_answer sv on sv.response_id = s.id and sv.question = 'SOLVED'
             where c.to_call = true and c.subsidiary in (:subsidiaries) and c.closed_at >= :from and c.closed_at < :until
            """;

    /** In time: somebody took up the telephone, or the owner was faster. */
    private static final String IN_TIME =
            """
            case when exists (select 1 from survey_attempt a where a.callback_id = c.id and a.by_group = false
                              and a.called_at <= c.due_at)
                   or (c.outcome = 'ONLINE' and c.concluded_at <= c.due_at) then 1 else 0 end""";

    /** Ended before its time without anybody to blame: the case was opened again, or the instance cancelled. */
    private static final String FELL_AWAY = "c.outcome in ('SUPERSEDED', 'CANCELLED') and c.concluded_at <= c.due_at";

    /** The group has not called yet: whoever may have to is told nothing of the first call. */
    private static final String HIDDEN = "(:unheard = true and c.second_call = true and c.second_outcome is null)";

    private static final String OUTCOME = "(case when " + HIDDEN + " then null else c.outcome end)";
    private static final String POINTS = "(case when " + HIDDEN + " then null else coalesce(po.points, lo.points) end)";

    private static final String MISSED = " from survey_missed_closing m where m.subsidiary in (:subsidiaries)"
            + " and m.closed_at >= :from and m.closed_at < :until and not exists (select 1 from survey_callback k"
            + " where k.case_number = m.case_number and k.round_no = m.round_no)";

    private final JdbcClient jdbc;

    CallbackFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Which call-backs.
     *
     * @param subsidiaries never empty
     * @param until excluded
     * @param unheard for somebody who may have to call independently: without what the first of such calls told
     */
    public record Range(Collection<String> subsidiaries, Instant from, Instant until, boolean unheard) {}

    /**
     * @param toCall call-backs without those that ended before they were due, because the case was opened again or the
     *     instance was cancelled
     * @param inTime of those, called (or answered online) within the time for it
     * @param superseded by a case that was opened again, due before or not; cancelled likewise
     */
    public record Totals(
            int toCall,
            int inTime,
            int answered,
            int online,
            int refused,
            int unreachable,
            int running,
            int superseded,
            int cancelled,
            @Nullable BigDecimal mean) {}

    /**
     * One caller.
     *
     * @param mean of the scores as a whole that this caller wrote down, 0 to 100, null for none
     * @param second how many of the caller's owners the group called again, secondAnswered how many of them answered both,
     *     secondUnreachable how many the group did not reach
     * @param difference mean of the group's score minus the caller's, over owners who answered both; null for none
     * @param solvedDiffers owners who told the two different things about whether the problem is solved
     */
    public record Caller(
            String caller,
            int calls,
            int answered,
            int refused,
            int unreachable,
            @Nullable BigDecimal mean,
            int second,
            int secondAnswered,
            int secondUnreachable,
            @Nullable BigDecimal difference,
            int solvedDiffers) {}

    /**
     * One line of the list.
     *
     * @param fellAway ended before it was due
     * @param hidden the first call is told only after the second one
     * @param lateEntries attempts that were written down long after the call, the group's included
     * @param points 0 to 100 of the score as a whole, null without an answer
     * @param secondDue until when the group has to call, null if it does not
     */
    public record Line(
            String caseNumber,
            Instant closedAt,
            Instant due,
            boolean fellAway,
            boolean hidden,
            @Nullable CallOutcome outcome,
            int attempts,
            int lateEntries,
            boolean inTime,
            @Nullable BigDecimal points,
            @Nullable Consequence consequence,
            @Nullable CallOutcome second,
            @Nullable Instant secondDue) {}

    public Totals totals(Range range) {
        return jdbc.sql("select sum(case when " + FELL_AWAY + " then 0 else 1 end) as to_call,"
                        + " sum(case when " + FELL_AWAY + " then 0 else " + IN_TIME + " end) as in_time,"
                        + " sum(case when " + OUTCOME + " = 'ANSWERED' then 1 else 0 end) as answered,"
                        + " sum(case when " + OUTCOME + " = 'ONLINE' then 1 else 0 end) as online,"
                        + " sum(case when " + OUTCOME + " = 'REFUSED' then 1 else 0 end) as refused,"
                        + " sum(case when " + OUTCOME + " = 'UNREACHABLE' then 1 else 0 end) as unreachable,"
                        + " sum(case when " + OUTCOME + " is null then 1 else 0 end) as running,"
                        + " sum(case when c.outcome = 'SUPERSEDED' then 1 else 0 end) as superseded,"
                        + " sum(case when c.outcome = 'CANCELLED' then 1 else 0 end) as cancelled,"
                        + " avg(" + POINTS + ") as mean" + WHICH)
                .params(params(range))
                .query((row, n) -> new Totals(
                        row.getInt("to_call"),
                        row.getInt("in_time"),
                        row.getInt("answered"),
                        row.getInt("online"),
                        row.getInt("refused"),
                        row.getInt("unreachable"),
                        row.getInt("running"),
                        row.getInt("superseded"),
                        row.getInt("cancelled"),
                        rounded(row, "mean")))
                .single();
    }

    /** Whoever concluded a call-back by telephone, those with most first. */
    public List<Caller> callers(Range range) {
        return jdbc.sql(
                        """
                        select c.caller, count(*) as calls,
                               sum(case when c.outcome = 'ANSWERED' then 1 else 0 end) as answered,
                               sum(case when c.outcome = 'REFUSED' then 1 else 0 end) as refused,
                               sum(case when c.outcome = 'UNREACHABLE' then 1 else 0 end) as unreachable,
                               avg(po.points) as mean,
                               sum(case when c.second_outcome in ('ANSWERED', 'REFUSED', 'UNREACHABLE') then 1 else 0 end)
                                   as second_calls,
                               sum(case when c.second_outcome = 'UNREACHABLE' then 1 else 0 end) as second_unreachable,
                               sum(case when p.id is not null and s.id is not null then 1 else 0 end) as both_answered,
                               avg(so.points - po.points) as difference,
                               sum(case when pv.score <> sv.score then 1 else 0 end) as solved_differs
                        """
                                + WHICH
                                + " and c.caller is not null and not " + HIDDEN
                                + " group by c.caller order by count(*) desc, c.caller")
                .params(params(range))
                .query((row, n) -> new Caller(
                        row.getString("caller"),
                        row.getInt("calls"),
                        row.getInt("answered"),
                        row.getInt("refused"),
                        row.getInt("unreachable"),
                        rounded(row, "mean"),
                        row.getInt("second_calls"),
                        row.getInt("both_answered"),
                        row.getInt("second_unreachable"),
                        rounded(row, "difference"),
                        row.getInt("solved_differs")))
                .list();
    }

    /** The latest closings first, at most {@link #MOST}. */
    public List<Line> list(Range range) {
        return jdbc.sql("select c.case_number, c.closed_at, c.due_at, " + OUTCOME
                        + " as outcome, c.second_outcome, c.second_due_at,"
                        + " case when " + HIDDEN + " then null else c.consequence end as consequence,"
                        + " case when " + HIDDEN + " then 1 else 0 end as hidden,"
                        + " case when " + FELL_AWAY + " then 1 else 0 end as fell_away,"
                        + " (select count(*) from survey_attempt a where a.callback_id = c.id and a.by_group = false) as calls,"
                        + " (select count(*) from survey_attempt a where a.callback_id = c.id and a.late_entry = true)"
                        + " as late_entries, "
                        + IN_TIME + " as in_time, " + POINTS + " as points" + WHICH
                        + " order by c.closed_at desc, c.id desc fetch first " + MOST + " rows only")
                .params(params(range))
                .query((row, n) -> new Line(
                        row.getString("case_number"),
                        instant(row, "closed_at"),
                        instant(row, "due_at"),
                        row.getInt("fell_away") > 0,
                        row.getInt("hidden") > 0,
                        name(CallOutcome.class, row.getString("outcome")),
                        row.getInt("calls"),
                        row.getInt("late_entries"),
                        row.getInt("in_time") > 0,
                        row.getBigDecimal("points"),
                        name(Consequence.class, row.getString("consequence")),
                        name(CallOutcome.class, row.getString("second_outcome")),
                        optional(row, "second_due_at")))
                .list();
    }

    /** A closed case that nobody calls back. */
    public record Missed(String caseNumber, Instant closedAt, MissedReason reason) {}

    /** How many nobody calls back, by reason. */
    public Map<MissedReason, Integer> missedCounts(Range range) {
        Map<MissedReason, Integer> counts = new EnumMap<>(MissedReason.class);
        jdbc.sql("select m.reason, count(*) as n" + MISSED + " group by m.reason")
                .params(params(range))
                .query((row, n) -> counts.put(MissedReason.valueOf(row.getString("reason")), row.getInt("n")))
                .list();
        return counts;
    }

    /** The latest closings first, at most {@link #MOST}. */
    public List<Missed> missed(Range range) {
        return jdbc.sql("select m.case_number, m.closed_at, m.reason" + MISSED
                        + " order by m.closed_at desc, m.case_number fetch first " + MOST + " rows only")
                .params(params(range))
                .query((row, n) -> new Missed(
                        row.getString("case_number"),
                        instant(row, "closed_at"),
                        MissedReason.valueOf(row.getString("reason"))))
                .list();
    }

    private static Map<String, Object> params(Range range) {
        Map<String, Object> params = new HashMap<>();
        params.put("subsidiaries", range.subsidiaries());
        params.put("from", range.from().atOffset(ZoneOffset.UTC));
        params.put("until", range.until().atOffset(ZoneOffset.UTC));
        params.put("unheard", range.unheard());
        return params;
    }

    private static @Nullable BigDecimal rounded(ResultSet row, String column) throws SQLException {
        BigDecimal value = row.getBigDecimal(column);
        return value == null ? null : value.setScale(1, RoundingMode.HALF_UP);
    }

    private static @Nullable Instant optional(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class))
                .toInstant();
    }

    private static <E extends Enum<E>> @Nullable E name(Class<E> type, @Nullable String name) {
        return name == null ? null : Enum.valueOf(type, name);
    }
}
