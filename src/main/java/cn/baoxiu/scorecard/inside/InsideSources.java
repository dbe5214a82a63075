package cn.baoxiu.scorecard.inside;

import cn.baoxiu.identity.Groups;
import cn.baoxiu.scorecard.kpi.Kpi;
import cn.baoxiu.scorecard.kpi.Months;
import cn.baoxiu.scorecard.kpi.ScoredFacts;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * From which rows the facts of inside items come, as SQL with the columns case_number, round_no, person, happened_at, hits, base,
 * why, left_out. A department's facts name no person, nor do those of a post as a whole. round_no is null where left_out says
 * already all that there is to say; else the round decides whether the fact counts, as with key figures.
 */
@Component
class InsideSources {

    private static final String IN_MONTH = " >= :insideFrom and %s < :insideUntil";
    private static final String NOBODY = "cast('' as varchar(64))";
    private static final String COUNTS = "cast(null as varchar(20))";
    private static final String NO_ROUND = "cast(null as integer)";

    /** The round that an owner was asked about. */
    private static final String ASKED_ROUND = "(select max(a.round_no) from v_survey_answer_fact a"
            + " where a.case_number = r.case_number and a.question = 'OVERALL' and a.answered_at = r.happened_at)";

    /**
     * A major complaint that was confirmed for the month: whoever of the post had a hand in the case by its day answers for it,
     * nobody who came later.
     */
    private static final String MAJOR = "exists (select 1 from scorecard_counting_event e"
            + " where e.case_number = k.case_number and e.kind = 'MAJOR' and e.reverses is null"
            + " and e.month_start = :insideMonth and "
            + byDayOf("k.handled_at") + ")";

    /** A penalty names its person; it counts in the month in which it was confirmed. */
    private static final String PENALTY = "exists (select 1 from scorecard_reward w where w.person = k.person"
            + " and w.case_number = k.case_number and w.kind = 'PENALTY' and w.state = 'CONFIRMED'"
            + " and w.decided_at >= :insideFrom and w.decided_at < :insideUntil)";

    private final ScoredFacts scored;

    InsideSources(ScoredFacts scored) {
        this.scored = scored;
    }

    /** Facts of a month as they are known at its end; what is kept without a time counts as it is now. */
    ScoredFacts.Rows of(InsideScope scope, InsideItem item, YearMonth month) {
        Instant until = Months.end(month);
        Map<String, Object> params = new HashMap<>();
        params.put("insideMonth", month.atDay(1));
        params.put("insideNext", month.plusMonths(1).atDay(1));
        params.put("insideFrom", Months.bound(Months.start(month)));
        params.put("insideUntil", Months.bound(until));
        String sql =
                switch (item) {
                    case LEVEL_ONE -> levelOne();
                    case FORM -> form();
                    case CONTACT -> promise("FIRST_CONTACT");
                    case ON_SITE -> promise("ON_SITE");
                    case SURVEY -> survey();
                    case CALLED -> called(rows(Kpi.CALLBACK, month, until, params));
                    case REACHED -> reached(rows(Kpi.REACHED, month, until, params));
                    case OWNER_MARK -> handled(rows(Kpi.SATISFACTION, month, until, params), ASKED_ROUND, scope);
                    case HELD -> handled(rows(Kpi.FIRST_FIX, month, until, params), "1", scope);
                    case ACCEPTANCE -> acceptance();
                    case MAJOR -> without(MAJOR, "EVENT", scope);
                    case CONDUCT -> without(PENALTY, "PENALTY", scope);
                    default -> throw new IllegalArgumentException(item + " is not frozen");
                };
        return new ScoredFacts.Rows(sql, params);
    }

    /** What a key figure counts; its parameters are added. */
    private String rows(Kpi kpi, YearMonth month, Instant until, Map<String, Object> params) {
        ScoredFacts.Rows rows = scored.of(kpi, month, until);
        params.putAll(rows.params());
        return rows.sql();
    }

    /** Whether a time lies on the day of an event {@code e} or before it. */
    static String byDayOf(String time) {
        return day(time) + " <= e.happened_on";
    }

    private static String in(String column) {
        return column + IN_MONTH.formatted(column);
    }

    private static String levelOne() {
        return "select e.case_number, " + NO_ROUND + " as round_no, " + NOBODY
                + " as person, e.happened_at, e.good as hits, 1 as base,"
                + " case when e.good = 1 then 'IN_TIME' else 'LATE' end as why, e.left_out"
                + " from scorecard_case_event e where e.kind = 'LEVEL' and e.what = '1' and " + in("e.happened_at");
    }

    /**
     * One visit per round, in the month in which its work was first finished: who came on the last day and finished on the first
     * has shown the photo by then, or not.
     */
    private static String form() {
        return "select v.case_number, v.round_no, " + NOBODY
                + " as person, v.completed_at as happened_at, v.photographed as hits,"
                + " 1 as base, case when v.photographed = 1 then 'PHOTO' else 'NO_PHOTO' end as why, " + COUNTS
                + " as left_out from (select o.case_number, o.round_no, o.completed_at, case when exists (select 1 from"
                + " v_attachment_inside_after t where t.owner_key = o.case_number and t.round_no = o.round_no"
                + " and t.uploaded_at < :insideUntil) then 1 else 0 end as photographed from"
                + " (select i.case_number, i.round_no, min(i.completed_at) as completed_at from v_repair_kpi_order i"
                + " where i.arrived_at is not null and i.completed_at is not null group by i.case_number, i.round_no) o"
                + " where " + in("o.completed_at") + ") v";
    }

    private static String promise(String kind) {
        return "select p.case_number, p.round_no, " + NOBODY + " as person, p.due as happened_at,"
                + " case when p.state = 'MET' then 1 else 0 end as hits, 1 as base,"
                + " case when p.state = 'MET' then 'IN_TIME' else 'LATE' end as why,"
                + " case when p.state = 'LEGACY' then 'LEGACY' end as left_out"
                + " from v_clock_kpi_promise p where p.kind = '" + kind + "' and p.party = '"
                + Groups.PROPERTY_ENGINEERING + "' and " + in("p.due");
    }

    private static String survey() {
        return "select s.case_number, s.round_no, " + NOBODY + " as person, s.found_at as happened_at,"
                + " 1 - s.overruled as hits, 1 as base,"
                + " case when s.overruled = 1 then 'OVERRULED' else 'FOLLOWED' end as why, " + COUNTS
                + " as left_out from v_repair_inside_survey s where " + in("s.found_at");
    }

    /** Whoever took up the telephone first answers for the time; for a call that nobody made, the post as a whole. */
    private static String called(String rows) {
        return calls(rows, "c.first_caller", "c.due_at");
    }

    /** Whoever called last answers for the result. */
    private static String reached(String rows) {
        return calls(rows, "c.caller", "c.concluded_at");
    }

    /**
     * What the key figure counts: once for the post as a whole, and for the person who can be named.
     *
     * @param at by which time of the call-back the key figure knows it
     */
    private static String calls(String rows, String caller, String at) {
        return "select r.case_number, " + NO_ROUND + " as round_no, case when w.whole = 1 then " + NOBODY
                + " else r.caller end as person, r.happened_at, r.hits, r.base, r.why, r.left_out"
                + " from (select q.*, (select min(" + caller + ") from v_survey_inside_call c"
                + " where c.case_number = q.case_number and " + at + " = q.happened_at and c.to_call = true) as caller"
                + " from (" + rows + ") q) r cross join (select 1 as whole union all select 0 as whole) w"
                + " where w.whole = 1 or r.caller is not null";
    }

    /**
     * What the card counts, for everybody of the post who had a hand in that round of the case before the fact.
     *
     * @param round of rows {@code r}
     */
    private static String handled(String rows, String round, InsideScope scope) {
        return "select r.case_number, " + NO_ROUND + " as round_no, h.person, r.happened_at, r.hits, r.base, r.why,"
                + " r.left_out from (select r.*, " + round + " as of_round from (" + rows + ") r) r"
                + " join (select k.case_number, k.round_no, k.person, min(k.handled_at) as handled_at from "
                + hands(scope) + " k where k.handled_at < :insideUntil group by k.case_number, k.round_no, k.person) h"
                + " on h.case_number = r.case_number and h.round_no = r.of_round and h.handled_at <= r.happened_at";
    }

    /**
     * Each acceptance by itself, in the month in which the days are over in which the repair has to hold: whoever rejects bad work
     * and accepts the good rework did right, whoever accepts bad work did not.
     */
    private static String acceptance() {
        return "select a.case_number, a.round_no, a.person, a.accepted_at as happened_at,"
                + " case when a.reworked_on <= a.judged_on or a.returned_on <= a.judged_on then 0 else 1 end as hits,"
                + " 1 as base, case when a.reworked_on <= a.judged_on then 'REWORKED'"
                + " when a.returned_on <= a.judged_on then 'RETURNED' else 'HELD_GOOD' end as why, " + COUNTS
                + " as left_out from (select i.case_number, i.round_no, i.person, i.accepted_at, i.judged_on, "
                + day("i.reworked_at") + " as reworked_on, case when i.reopened_at is null"
                + " or i.repeated_at < i.reopened_at then " + day("i.repeated_at") + " else " + day("i.reopened_at")
                + " end as returned_on from (select x.*, cast(" + day("x.accepted_at") + " + " + ScoredFacts.FIX_DAYS
                + " as date) as judged_on from v_repair_inside_acceptance x"
                + " join scorecard_case_fact y on y.case_number = x.case_number where x.accepted_at < :insideUntil"
                // nothing that is judged this month can be older than the longest time
                + " and x.accepted_at + ((select max(d.days) from scorecard_fix_days d) + 1) * interval '1' day"
                + " >= :insideFrom) i where i.judged_on >= :insideMonth and i.judged_on < :insideNext) a";
    }

    private static String day(String time) {
        return "cast(" + time + " at time zone 'Asia/Shanghai' as date)";
    }

    /**
     * Cases that a person had a hand in this month, and older ones for which there is something against it now; as of the first of
     * these hands.
     *
     * @param against a condition on rows {@code k}
     */
    private static String without(String against, String why, InsideScope scope) {
        return "select h.case_number, h.round_no, h.person, h.happened_at,"
                + " case when h.blamed = 1 then 0 else 1 end as hits,"
                + " 1 as base, case when h.blamed = 1 then '" + why + "' else 'NO_" + why + "' end as why, " + COUNTS
                + " as left_out from (select k.case_number, max(k.round_no) as round_no, k.person,"
                + " min(k.handled_at) as happened_at, max(case when " + against + " then 1 else 0 end) as blamed from "
                + hands(scope) + " k where k.handled_at < :insideUntil and (k.handled_at >= :insideFrom or " + against
                + ") group by k.case_number, k.person) h";
    }

    private static String hands(InsideScope scope) {
        return scope == InsideScope.CALLER
                ? "(select v.case_number, v.round_no, v.person, v.handled_at from v_survey_inside_caller v)"
                : "(select v.case_number, v.round_no, v.person, v.handled_at from v_repair_inside_handler v"
                        + " where v.duty = '" + scope + "' and v.person <> 'system')";
    }
}
