package cn.baoxiu.survey.callback;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
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

    private final JdbcClient jdbc;

    CallbackFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Which call-backs.
     *
     * @param subsidiaries never empty
     * @param until excluded
     */
    public record Range(Collection<String> subsidiaries, Instant from, Instant until) {}

    /**
     * @param toCall call-backs without those that ended early because the case was opened again
     * @param inTime of those, called (or answered online) within the time for it
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
            @Nullable BigDecimal mean) {}

    /**
     * One caller.
     *
     * @param mean of the scores as a whole that this caller wrote down, 0 to 100, null for none
     * @param second how many of the caller's owners the group called again, secondAnswered how many of them answered both
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
            @Nullable BigDecimal difference,
            int solvedDiffers) {}

    /** One line of the list; points 0 to 100 of the score as a whole, null without an answer. */
    public record Line(
            String caseNumber,
            Instant closedAt,
            Instant due,
            @Nullable CallOutcome outcome,
            int attempts,
            boolean inTime,
            @Nullable BigDecimal points,
            @Nullable Consequence consequence,
            @Nullable CallOutcome second) {}

    public Totals totals(Range range) {
        return jdbc.sql("select sum(case when c.outcome = 'SUPERSEDED' then 0 else 1 end) as to_call,"
                        + " sum(case when c.outcome = 'SUPERSEDED' then 0 else " + IN_TIME + " end) as in_time,"
                        + " sum(case when c.outcome = 'ANSWERED' then 1 else 0 end) as answered,"
                        + " sum(case when c.outcome = 'ONLINE' then 1 else 0 end) as online,"
                        + " sum(case when c.outcome = 'REFUSED' then 1 else 0 end) as refused,"
                        + " sum(case when c.outcome = 'UNREACHABLE' then 1 else 0 end) as unreachable,"
                        + " sum(case when c.outcome is null then 1 else 0 end) as running,"
                        + " sum(case when c.outcome = 'SUPERSEDED' then 1 else 0 end) as superseded,"
                        + " avg(coalesce(po.points, lo.points)) as mean" + WHICH)
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
                               sum(case when c.second_outcome is not null then 1 else 0 end) as second_calls,
                               sum(case when p.id is not null and s.id is not null then 1 else 0 end) as both_answered,
                               avg(so.points - po.points) as difference,
                               sum(case when pv.score <> sv.score then 1 else 0 end) as solved_differs
                        """
                                + WHICH
                                + " and c.caller is not null group by c.caller order by count(*) desc, c.caller")
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
                        rounded(row, "difference"),
                        row.getInt("solved_differs")))
                .list();
    }

    /** The latest closings first, at most {@link #MOST}. */
    public List<Line> list(Range range) {
        return jdbc.sql("select c.case_number, c.closed_at, c.due_at, c.outcome, c.consequence, c.second_outcome,"
                        + " (select count(*) from survey_attempt a where a.callback_id = c.id and a.by_group = false) as calls, "
                        + IN_TIME + " as in_time, coalesce(po.points, lo.points) as points" + WHICH
                        + " order by c.closed_at desc, c.id desc fetch first " + MOST + " rows only")
                .params(params(range))
                .query((row, n) -> new Line(
                        row.getString("case_number"),
                        instant(row, "closed_at"),
                        instant(row, "due_at"),
                        name(CallOutcome.class, row.getString("outcome")),
                        row.getInt("calls"),
                        row.getInt("in_time") > 0,
                        row.getBigDecimal("points"),
                        name(Consequence.class, row.getString("consequence")),
                        name(CallOutcome.class, row.getString("second_outcome"))))
                .list();
    }

    private static Map<String, Object> params(Range range) {
        Map<String, Object> params = new HashMap<>();
        params.put("subsidiaries", range.subsidiaries());
        params.put("from", range.from().atOffset(ZoneOffset.UTC));
        params.put("until", range.until().atOffset(ZoneOffset.UTC));
        return params;
    }

    private static @Nullable BigDecimal rounded(ResultSet row, String column) throws SQLException {
        BigDecimal value = row.getBigDecimal(column);
        return value == null ? null : value.setScale(1, RoundingMode.HALF_UP);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class))
                .toInstant();
    }

    private static <E extends Enum<E>> @Nullable E name(Class<E> type, @Nullable String name) {
        return name == null ? null : Enum.valueOf(type, name);
    }
}
