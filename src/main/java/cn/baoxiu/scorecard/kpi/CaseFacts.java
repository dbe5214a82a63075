package cn.baoxiu.scorecard.kpi;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Works out the facts of the cases in {@code scorecard_refresh_case} anew, set by set, from the views of the rooms that
 * own the data. What happens to a case more than once is written by {@link CaseEvents}.
 */
@Component
class CaseFacts {

    /** Later than anything. */
    static final OffsetDateTime NEVER = OffsetDateTime.of(9999, 12, 31, 0, 0, 0, 0, ZoneOffset.UTC);

    static final String CHOSEN = " in (select r.case_number from scorecard_refresh_case r)";

    /** So many days a repair of a case {@code y} has to hold, by its class and day of report. */
    static final String FIX_DAYS =
            """
            coalesce(
                (select d.days from scorecard_fix_days d
                 where d.defect_class = y.defect_class and d.valid_from = (
                     select max(m.valid_from) from scorecard_fix_days m
                     where m.defect_class = y.defect_class and m.valid_from <= y.reported_on)),
                (select d.days from scorecard_fix_days d
                 where d.defect_class = '*' and d.valid_from = (
                     select max(m.valid_from) from scorecard_fix_days m
                     where m.defect_class = '*' and m.valid_from <= y.reported_on)))""";

    private static final String INSERT =
            """
            insert into scorecard_case_fact (case_number, subsidiary_id, project, location_code, defect_class, contractor,
                left_out, reported_at, closed_at, open_until, elapsed_minutes, reported_on, closed_on, first_closed_on,
                reopened_on, outcome, closing_kind, rework_count, handover_count, first_closed_at, reopened_at,
                first_rework, fix_due_on, returned_on, third_party, escalated, level_2, level_3, owner_raised_at,
                repeat_complaint, held_property_cs, held_property_eng, held_warranty_office, held_contractor,
                held_third_party, held_owner, held_waiting, held_other)
            select x.case_number, x.subsidiary, x.project, x.location_code, x.defect_class, x.contractor,
                x.left_out, x.reported_at, x.closed_at, coalesce(x.closed_at, :never),
                cast(floor((extract(epoch from x.closed_at) - extract(epoch from x.reported_at)) / 60) as bigint),
                x.reported_on, x.closed_on, x.first_closed_on, x.reopened_on, x.outcome, x.closing_kind, x.rework_count,
                x.handover_count, x.first_closed_at, x.reopened_at, x.first_rework,
                case when x.first_outcome = 'REPAIRED' then cast(x.first_closed_on + x.fix_days as date) end,
                case when x.reopened_on is null or x.repeated_on < x.reopened_on then x.repeated_on else x.reopened_on end,
                case when exists (select 1 from v_contractor_kpi_third_party t
                                  where t.case_number = x.case_number and t.ordered_at is not null) then 1 else 0 end,
                case when exists (select 1 from v_escalation_kpi_case e where e.case_number = x.case_number)
                     then 1 else 0 end,
                case when exists (select 1 from v_escalation_kpi_level l
                                  where l.case_number = x.case_number and l.level = 2) then 1 else 0 end,
                case when exists (select 1 from v_escalation_kpi_level l
                                  where l.case_number = x.case_number and l.level = 3) then 1 else 0 end,
                (select min(l.reached_at) from v_escalation_kpi_level l
                 where l.case_number = x.case_number and l.level >= 2 and l.owner_raised = 1),
                case when exists (
                    select 1 from v_escalation_kpi_case e
                    join v_repair_kpi_place p on p.location_code = x.location_code and p.defect_class = x.defect_class
                    join v_escalation_kpi_case b on b.case_number = p.case_number
                    where e.case_number = x.case_number and b.opened_at < e.opened_at
                      and b.opened_at >= e.opened_at - x.repeat_days * interval '1' day) then 1 else 0 end,
                (select coalesce(sum(h.working_minutes), 0) from v_clock_held_time h
                 where h.case_number = x.case_number and h.holder = 'property-cs'),
                (select coalesce(sum(h.working_minutes), 0) from v_clock_held_time h
                 where h.case_number = x.case_number and h.holder = 'property-engineering'),
                (select coalesce(sum(h.working_minutes), 0) from v_clock_held_time h
                 where h.case_number = x.case_number and h.holder = 'warranty-office'),
                (select coalesce(sum(h.working_minutes), 0) from v_clock_held_time h
                 where h.case_number = x.case_number and exists (
                     select 1 from v_estate_kpi_company k where k.code = h.holder and k.kind = 'CONTRACTOR')),
                (select coalesce(sum(h.working_minutes), 0) from v_clock_held_time h
                 where h.case_number = x.case_number and exists (
                     select 1 from v_estate_kpi_company k where k.code = h.holder and k.kind = 'THIRD_PARTY')),
                (select coalesce(sum(h.working_minutes), 0) from v_clock_held_time h
                 where h.case_number = x.case_number and h.holder = 'OWNER'),
                (select coalesce(sum(h.working_minutes), 0) from v_clock_held_time h
                 where h.case_number = x.case_number and h.holder = 'WAITING'),
                (select coalesce(sum(h.working_minutes), 0) from v_clock_held_time h
                 where h.case_number = x.case_number
                   and h.holder not in ('property-cs', 'property-engineering', 'warranty-office', 'OWNER', 'WAITING')
                   and not exists (select 1 from v_estate_kpi_company k where k.code = h.holder))
            from (
                select y.*,
                    """
                    + FIX_DAYS
                    + """
                     as fix_days,
                    (select u.repeat_complaint_days from scorecard_kpi_rule u where u.valid_from = (
                        select max(m.valid_from) from scorecard_kpi_rule m where m.valid_from <= y.reported_on))
                        as repeat_days
                from (
                    select c.case_number, c.subsidiary, c.project, c.location_code, c.defect_class, c.left_out, c.reported_at,
                        c.closed_at, c.outcome, c.closing_kind, c.rework_count, c.handover_count, c.first_closed_at,
                        c.reopened_at, c.first_rework, c.first_outcome,
                        cast(c.reported_at at time zone 'Asia/Shanghai' as date) as reported_on,
                        cast(c.closed_at at time zone 'Asia/Shanghai' as date) as closed_on,
                        cast(c.first_closed_at at time zone 'Asia/Shanghai' as date) as first_closed_on,
                        cast(c.reopened_at at time zone 'Asia/Shanghai' as date) as reopened_on,
                        cast(c.repeated_at at time zone 'Asia/Shanghai' as date) as repeated_on,
                        case when exists (select 1 from v_estate_kpi_company k
                                          where k.code = c.responsible_party and k.kind = 'CONTRACTOR') then c.responsible_party
                             when exists (select 1 from v_estate_kpi_company k where k.code = c.repairing_party)
                             then c.repairing_party else '' end as contractor
                    from v_repair_kpi_case c
                    where c.case_number"""
                    + CHOSEN
                    + """
                ) y
            ) x""";

    private final JdbcClient jdbc;
    private final CaseEvents events;

    CaseFacts(JdbcClient jdbc, CaseEvents events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** When the first of the chosen cases was reported, by the facts that are kept; empty if none is. */
    Optional<Instant> earliest() {
        return jdbc.sql("select min(reported_at) from scorecard_case_fact where case_number" + CHOSEN)
                .query((row, n) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .single()
                .map(OffsetDateTime::toInstant);
    }

    /** Works out the chosen cases anew; what is no case any more has no facts. */
    void workOut() {
        for (String table : new String[] {"scorecard_case_event", "scorecard_case_fact"}) {
            jdbc.sql("delete from " + table + " where case_number" + CHOSEN).update();
        }
        jdbc.sql(INSERT).param("never", NEVER).update();
        events.write();
    }
}
