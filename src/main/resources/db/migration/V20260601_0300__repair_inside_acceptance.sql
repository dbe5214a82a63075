-- Repairs that somebody accepted, each by itself: when work was ordered again after it in the same round, when the case was
-- opened again, when the same matter was reported in a new case. Null for never.
create view v_repair_inside_acceptance as
select i.id as inspection_id,
       i.case_number,
       i.round as round_no,
       i.inspected_by as person,
       i.inspected_at as accepted_at,
       (select min(o.ordered_at) from repair_work_order o
        where o.case_number = i.case_number and o.round = i.round and o.kind = 'REWORK'
          and o.ordered_at > i.inspected_at) as reworked_at,
       (select min(t.happened_at) from repair_timeline t
        where t.case_number = i.case_number and t.round = i.round + 1 and t.kind = 'REOPENED') as reopened_at,
       (select min(r.reported_at) from repair_case r
        where r.linked_to = i.case_number and r.location_code = c.location_code and r.reported_at > i.inspected_at
          and (r.outcome is null or r.outcome not in ('MERGED', 'WITHDRAWN'))
          and (r.in_warranty is null or r.in_warranty = true)) as repeated_at
from repair_inspection i
join repair_case c on c.case_number = i.case_number
where i.passed = true;
