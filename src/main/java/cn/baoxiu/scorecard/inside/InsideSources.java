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
 * From which rows the facts of inside items come, as SQL with the columns case_number, person, happened_at, hits, base, why,
 * left_out. A department's facts name no person.
 */
@Component
class InsideSources {

    private static final String IN_MONTH = " >= :insideFrom and %s < :insideUntil";
    private static final String NOBODY = "cast('' as varchar(64))";
    private static final String COUNTS = "cast(null as varchar(20))";

    /** A major complaint that was confirmed for the month; whoever had a hand in the case answers for it. */
    private static final String MAJOR =
            "exists (select 1 from scorecard_counting_event e where e.case_number = k.case_number"
                    + " and e.kind = 'MAJOR' and e.reverses is null and e.month_start = :insideMonth)";

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
        params.put("insideFrom", Months.bound(Months.start(month)));
        params.put("insideUntil", Months.bound(until));
        String sql =
                switch (item) {
                    case LEVEL_ONE -> levelOne();
                    case FORM -> form();
                    case CONTACT -> promise("FIRST_CONTACT");
                    case ON_SITE -> promise("ON_SITE");
                    case SURVEY -> survey();
                    case CALLED -> called();
                    case REACHED -> reached();
                    case OWNER_MARK -> handled(Kpi.SATISFACTION, month, until, scope, params);
                    case HELD -> handled(Kpi.FIRST_FIX, month, until, scope, params);
                    case MAJOR -> without(MAJOR, "EVENT", scope);
                    case CONDUCT -> without(PENALTY, "PENALTY", scope);
                    default -> throw new IllegalArgumentException(item + " is not frozen");
                };
        return new ScoredFacts.Rows(sql, params);
    }

    private static String in(String column) {
        return column + IN_MONTH.formatted(column);
    }

    private static String levelOne() {
        return "select e.case_number, " + NOBODY + " as person, e.happened_at, e.good as hits, 1 as base,"
                + " case when e.good = 1 then 'IN_TIME' else 'LATE' end as why, e.left_out"
                + " from scorecard_case_event e where e.kind = 'LEVEL' and e.what = '1' and " + in("e.happened_at");
    }

    /** One visit per round, as the key figure of visits counts them. */
    private static String form() {
        return "select v.case_number, " + NOBODY + " as person, v.arrived_at as happened_at, v.photographed as hits,"
                + " 1 as base, case when v.photographed = 1 then 'PHOTO' else 'NO_PHOTO' end as why, " + COUNTS
                + " as left_out from (select o.case_number, o.arrived_at, case when exists (select 1 from"
                + " v_attachment_inside_after t where t.owner_key = o.case_number and t.round_no = o.round_no"
                + " and t.uploaded_at < :insideUntil) then 1 else 0 end as photographed from"
                + " (select i.case_number, i.round_no, min(i.arrived_at) as arrived_at from v_repair_kpi_order i"
                + " where i.arrived_at is not null and i.completed_at is not null group by i.case_number, i.round_no) o"
                + " where " + in("o.arrived_at") + ") v";
    }

    private static String promise(String kind) {
        return "select p.case_number, " + NOBODY + " as person, p.due as happened_at,"
                + " case when p.state = 'MET' then 1 else 0 end as hits, 1 as base,"
                + " case when p.state = 'MET' then 'IN_TIME' else 'LATE' end as why,"
                + " case when p.state = 'LEGACY' then 'LEGACY' end as left_out"
                + " from v_clock_kpi_promise p where p.kind = '" + kind + "' and p.party = '"
                + Groups.PROPERTY_ENGINEERING + "' and " + in("p.due");
    }

    private static String survey() {
        return "select s.case_number, " + NOBODY + " as person, s.found_at as happened_at, 1 - s.overruled as hits,"
                + " 1 as base, case when s.overruled = 1 then 'OVERRULED' else 'FOLLOWED' end as why, " + COUNTS
                + " as left_out from v_repair_inside_survey s where " + in("s.found_at");
    }

    /** Whoever took up the telephone first answers for the time. */
    private static String called() {
        String good = "c.first_called_at <= c.due_at";
        return "select c.case_number, c.first_caller as person, c.due_at as happened_at, case when " + good
                + " then 1 else 0 end as hits, 1 as base, case when " + good
                + " then 'CALLED' else 'NOT_CALLED' end as why, " + COUNTS
                + " as left_out from v_survey_inside_call c where c.to_call = true and c.first_caller is not null"
                + " and (c.outcome is null or c.outcome <> 'SUPERSEDED') and " + in("c.due_at");
    }

    /** Whoever called last answers for the result. */
    private static String reached() {
        return "select c.case_number, c.caller as person, c.concluded_at as happened_at,"
                + " case when c.outcome in ('ANSWERED', 'ONLINE') then 1 else 0 end as hits, 1 as base, c.outcome as why, "
                + COUNTS + " as left_out from v_survey_inside_call c where c.caller is not null"
                + " and c.first_caller is not null"
                + " and c.outcome in ('ANSWERED', 'ONLINE', 'REFUSED', 'UNREACHABLE') and " + in("c.concluded_at");
    }

    /** What the card counts, for everybody of the post who had a hand in the case. */
    private String handled(Kpi kpi, YearMonth month, Instant until, InsideScope scope, Map<String, Object> params) {
        ScoredFacts.Rows rows = scored.of(kpi, month, until);
        params.putAll(rows.params());
        return "select r.case_number, h.person, r.happened_at, r.hits, r.base, r.why, r.left_out from (" + rows.sql()
                + ") r join (select distinct k.case_number, k.person from " + hands(scope)
                + " k where k.handled_at < :insideUntil) h on h.case_number = r.case_number";
    }

    /**
     * Cases that a person had a hand in this month, and older ones for which there is something against it now.
     *
     * @param against a condition on rows {@code k}
     */
    private static String without(String against, String why, InsideScope scope) {
        return "select h.case_number, h.person, h.happened_at, case when h.blamed = 1 then 0 else 1 end as hits,"
                + " 1 as base, case when h.blamed = 1 then '" + why + "' else 'NO_" + why + "' end as why, " + COUNTS
                + " as left_out from (select k.case_number, k.person, max(k.handled_at) as happened_at,"
                + " max(case when " + against + " then 1 else 0 end) as blamed from " + hands(scope)
                + " k where k.handled_at < :insideUntil and (k.handled_at >= :insideFrom or " + against
                + ") group by k.case_number, k.person) h";
    }

    private static String hands(InsideScope scope) {
        return scope == InsideScope.CALLER
                ? "(select v.case_number, v.person, v.handled_at from v_survey_inside_caller v)"
                : "(select v.case_number, v.person, v.handled_at from v_repair_inside_handler v where v.duty = '"
                        + scope + "' and v.person <> 'system')";
    }
}
