-- What key figures need of a case. first_*: the first closing, which decides whether the first repair held; reopened_at and
-- repeated_at: when the owner came back, in the same case or with the same matter in a new one. left_out: why the case does
-- not count (rules R7, R11); LEGACY is a row of an old ledger that was closed before.
create view v_repair_kpi_case as
select c.case_number,
       c.subsidiary,
       c.project,
       c.location_code,
       coalesce(c.current_class, c.defect_class) as defect_class,
       c.responsible_party,
       c.repairing_party,
       c.reported_at,
       c.closed_at,
       c.outcome,
       c.closing_kind,
       c.rework_count,
       c.handover_count,
       case when c.round = 1 then c.closed_at
            else (select min(t.happened_at) from repair_timeline t
                  where t.case_number = c.case_number and t.round = 1 and t.kind = 'CLOSED') end as first_closed_at,
       case when c.round = 1 then c.outcome
            else (select min(t.note) from repair_timeline t
                  where t.case_number = c.case_number and t.round = 1 and t.kind = 'CLOSED') end as first_outcome,
       case when c.round > 1 then (select min(t.happened_at) from repair_timeline t
                                   where t.case_number = c.case_number and t.kind = 'REOPENED') end as reopened_at,
       case when c.round = 1 and c.rework_count > 0 then 1
            when c.round > 1 and exists (select 1 from repair_work_order o
                                         where o.case_number = c.case_number and o.round = 1 and o.kind = 'REWORK') then 1
            else 0 end as first_rework,
       (select min(r.reported_at) from repair_case r
        where r.location_code = c.location_code and r.linked_to = c.case_number
          and (r.outcome is null or r.outcome not in ('MERGED', 'WITHDRAWN'))
          and (r.in_warranty is null or r.in_warranty = true)) as repeated_at,
       case when c.outcome in ('MERGED', 'WITHDRAWN') then c.outcome
            when c.in_warranty = false then 'OUT_OF_WARRANTY'
            when c.origin = 'LEDGER' and c.round = 1 and c.stage = 'CLOSED' and c.closing_kind is null then 'LEGACY'
            end as left_out
from repair_case c;

create view v_repair_kpi_place as
select case_number, location_code, coalesce(current_class, defect_class) as defect_class
from repair_case;

-- Orders given, and when the party was there.
create view v_repair_kpi_order as
select id as order_id, case_number, round as round_no, kind, party, ordered_at, rejected_at, replaced_at, arrived_at,
       completed_at
from repair_work_order;

-- Dispatch of a contractor's repair, which is a step of its own with a deadline: those done, and the one that waits. Step
-- and order are written in one transaction, the step first, so the order's step is the last one kept before it.
create view v_repair_kpi_dispatch as
select o.case_number, o.round as round_no, p.due, case when p.state = 'MET' then 1 else 0 end as good
from repair_work_order o
join v_clock_step_promise p on p.promise_id = (
    select max(q.promise_id) from v_clock_step_promise q
    where q.case_number = o.case_number and q.round_no = o.round and q.met_at <= o.ordered_at)
where o.kind = 'DISPATCH'
  and p.due is not null
  and exists (select 1 from repair_finding f
              where f.case_number = o.case_number and f.round = o.round and f.handling = 'CONTRACTOR')
union all
select c.case_number, c.round, p.due, 0
from repair_case c
join v_clock_step_promise p on p.promise_id = (
    select max(q.promise_id) from v_clock_step_promise q
    where q.case_number = c.case_number and q.round_no = c.round and q.met_at is null and q.state in ('OPEN', 'BREACHED'))
where c.stage = 'DISPATCHING' and c.handling = 'CONTRACTOR' and c.step_holder = 'warranty-office' and p.due is not null;

-- Owners who said that it was not repaired.
create view v_repair_kpi_not_fixed as
select case_number, round as round_no
from repair_confirmation
where answer = 'NOT_FIXED';

-- Whatever happened to a case, in the order of writing.
create view v_repair_change as
select id, case_number
from repair_timeline;
