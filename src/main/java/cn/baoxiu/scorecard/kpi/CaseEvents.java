package cn.baoxiu.scorecard.kpi;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes what may happen to the cases in {@code scorecard_refresh_case} more than once; their facts are there already. */
@Component
class CaseEvents {

    /** Who repaired in a round of the case was there: one visit per round, judged by what was promised for the round. */
    private static final String VISITS =
            """
            (select w.case_number, w.round_no, w.arrived_at, w.bad_from,
                case when w.dispatched_late = 1 then 'DISPATCH_LATE' when w.arrived_late = 1 then 'ARRIVAL_LATE'
                     when w.finished_late = 1 then 'FINISH_LATE' when w.unhappy = 1 then 'UNHAPPY'
                     when w.photographed = 0 then 'NO_PHOTO' end as fault
             from (
                select o.case_number, o.round_no, o.arrived_at,
                    case when exists (select 1 from v_repair_kpi_dispatch d
                                      where d.case_number = o.case_number and d.round_no = o.round_no and d.good = 0)
                         then 1 else 0 end as dispatched_late,
                    case when exists (select 1 from v_clock_kpi_promise p
                                      where p.case_number = o.case_number and p.round_no = o.round_no
                                        and p.kind = 'ON_SITE' and p.state = 'BREACHED') then 1 else 0 end as arrived_late,
                    case when exists (select 1 from v_clock_kpi_promise p
                                      where p.case_number = o.case_number and p.round_no = o.round_no
                                        and p.kind = 'FINISH' and p.state = 'BREACHED') then 1 else 0 end as finished_late,
                    (select min(p.due) from v_clock_kpi_promise p
                     where p.case_number = o.case_number and p.round_no = o.round_no
                       and p.kind = 'FINISH' and p.state = 'OPEN') as bad_from,
                    case when exists (select 1 from v_repair_kpi_not_fixed n
                                      where n.case_number = o.case_number and n.round_no = o.round_no)
                           or exists (select 1 from v_survey_answer_fact a
                                      join v_survey_callback_fact b on b.callback_id = a.callback_id
                                      where a.case_number = o.case_number and b.round_no = o.round_no
                                        and a.source in ('PHONE', 'LINK')
                                        and (a.question = 'SOLVED' and a.score = 0
                                          or a.question = 'OVERALL' and a.score <= (
                                               select u.unhappy_at_most from scorecard_kpi_rule u where u.valid_from = (
                                                   select max(m.valid_from) from scorecard_kpi_rule m
                                                   where m.valid_from <= o.reported_on))))
                         then 1 else 0 end as unhappy,
                    case when exists (select 1 from v_attachment_kpi_after t
                                      where t.owner_key = o.case_number and t.round_no = o.round_no)
                         then 1 else 0 end as photographed
                from (select i.case_number, i.round_no, g.reported_on, min(i.arrived_at) as arrived_at
                      from v_repair_kpi_order i join scorecard_case_fact g on g.case_number = i.case_number
                      where i.arrived_at is not null and i.completed_at is not null
                        and i.case_number in (select r.case_number from scorecard_refresh_case r)
                      group by i.case_number, i.round_no, g.reported_on) o
             ) w
            ) v""";

    /** What was deducted for a case pays its third-party repairs in the order in which they became known. */
    private static final String COSTS =
            """
            (select c.case_number, c.made_at, c.cost_cny, c.charged_cny,
                (select coalesce(sum(d.amount_cny), 0) from v_contractor_kpi_deduction d where d.case_number = c.case_number)
                - (select coalesce(sum(b.charged_cny), 0) from v_contractor_kpi_cost b
                   where b.case_number = c.case_number and b.id < c.id) as left_cny
             from v_contractor_kpi_cost c
             where c.case_number in (select r.case_number from scorecard_refresh_case r)) v""";

    /**
     * Why an event of a round {@code v} of a case {@code f} does not count: of an earlier round of a case that was opened again
     * by that round, else by the case.
     */
    static final String LEFT_OUT =
            """
            case when f.reopened_at is null then f.left_out
                 else nullif(coalesce((select min(coalesce(q.left_out, '')) from v_repair_kpi_round q
                                       where q.case_number = v.case_number and q.round_no = v.round_no), f.left_out, ''), '')
                 end""";

    private static final List<String> INSERTS = List.of(
            insert(
                    "v.kind",
                    "coalesce(" + LEFT_OUT + ", case when v.state = 'LEGACY' then 'LEGACY' end)",
                    "happened_at, until_at, good",
                    "v.due, coalesce(v.pending_until, :never), case when v.state = 'MET' then 1 else 0 end",
                    "v_clock_kpi_promise v",
                    "1 = 1"),
            insert("'DISPATCH'", LEFT_OUT, "happened_at, good", "v.due, v.good", "v_repair_kpi_dispatch v", "1 = 1"),
            insert("'PAUSE'", "happened_at, until_at, good", "v.from_at, v.ends_at, 1", "v_clock_kpi_pause v", "1 = 1"),
            insert(
                    "'ORDER'",
                    LEFT_OUT,
                    "happened_at, good, what",
                    "v.ordered_at, case when v.rejected_at is null and v.replaced_at is null then 1 else 0 end,"
                            + " case when v.rejected_at is not null then 'SENT_BACK' when v.replaced_at is not null"
                            + " then 'REASSIGNED' else 'KEPT' end",
                    "v_repair_kpi_order v",
                    "v.kind in ('DISPATCH', 'REPLACEMENT')"),
            insert(
                    "'VISIT'",
                    LEFT_OUT,
                    "happened_at, good, bad_from, what",
                    "v.arrived_at, case when v.fault is null then 1 else 0 end, v.bad_from, v.fault",
                    VISITS,
                    "1 = 1"),
            // a level that the case left before its answer was due owes none
            insert(
                    "'LEVEL'",
                    "happened_at, good, what",
                    "v.due_at, case when v.answered_at <= v.due_at then 1 else 0 end, cast(v.level as varchar(30))",
                    "v_escalation_kpi_level v",
                    "(v.answered_at is not null or ((v.left_at is null or v.left_at >= v.due_at)"
                            + " and (v.ended_at is null or v.ended_at >= v.due_at)))"),
            insert(
                    "'COST'",
                    "happened_at, good, amount, total",
                    "v.made_at, case when v.left_cny >= v.charged_cny then 1 else 0 end,"
                            + " case when v.left_cny <= 0 then 0 when v.left_cny < v.charged_cny then v.left_cny"
                            + " else v.charged_cny end, v.cost_cny",
                    COSTS,
                    "1 = 1"),
            insert(
                    "'CALLBACK'",
                    LEFT_OUT,
                    "happened_at, good, what",
                    "v.due_at, case when v.first_attempt_at <= v.due_at"
                            + " or v.outcome = 'ONLINE' and v.concluded_at <= v.due_at then 1 else 0 end, v.outcome",
                    "v_survey_callback_fact v",
                    // what ended before its time because the case was opened again, or was cancelled, is not due
                    "v.to_call = true and (v.outcome is null or v.outcome not in ('SUPERSEDED', 'CANCELLED')"
                            + " or v.concluded_at > v.due_at)"),
            insert(
                    "'TRIED'",
                    LEFT_OUT,
                    "happened_at, good, what, amount",
                    "v.concluded_at, case when v.outcome in ('ANSWERED', 'ONLINE') then 1 else 0 end, v.outcome, v.attempts",
                    "v_survey_callback_fact v",
                    "v.concluded_at is not null and v.outcome in ('ANSWERED', 'ONLINE', 'REFUSED', 'UNREACHABLE')"),
            insert(
                    "'ANSWER'",
                    LEFT_OUT,
                    "happened_at, good, what, source, amount, total",
                    "v.answered_at, 1, v.question, v.source, v.points, v.score",
                    "v_survey_answer_fact v",
                    "1 = 1"));

    private final JdbcClient jdbc;

    CaseEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static String insert(String kind, String columns, String values, String from, String condition) {
        return insert(kind, "f.left_out", columns, values, from, condition);
    }

    private static String insert(
            String kind, String leftOut, String columns, String values, String from, String condition) {
        return "insert into scorecard_case_event (case_number, kind, subsidiary_id, project, defect_class, contractor,"
                + " left_out, " + columns + ") select f.case_number, " + kind
                + ", f.subsidiary_id, f.project, f.defect_class, f.contractor, " + leftOut + ", " + values
                + " from scorecard_case_fact f join " + from + " on v.case_number = f.case_number where f.case_number"
                + CaseFacts.CHOSEN + " and " + condition;
    }

    void write() {
        for (String insert : INSERTS) {
            jdbc.sql(insert).param("never", CaseFacts.NEVER).update();
        }
    }
}
