-- Of a case what reports group by, and why its facts do not count, null if they do (rules R7).
create view v_repair_case_facts as
select case_number,
       subsidiary,
       project,
       case when outcome in ('MERGED', 'WITHDRAWN') then outcome
            when in_warranty = false then 'OUT_OF_WARRANTY' end as left_out
from repair_case;

-- Work that was inspected, once for each inspection, and whose it was. The n-th inspection of a round is of the n-th order
-- that was carried out; hours of inspections are written down by people, so they cannot tell. rework: ordered because the
-- work before did not do, or the same party was there already before the case was opened again.
create view v_repair_contractor_round as
select i.id as inspection_id,
       i.case_number,
       i.round as round_no,
       o.party,
       i.inspected_at,
       i.passed,
       case when o.kind = 'REWORK' then 1
            when exists (select 1 from repair_work_order e
                         where e.case_number = o.case_number and e.round < o.round and e.party = o.party
                           and e.completed_at is not null and e.replaced_at is null) then 1
            else 0 end as rework
from repair_inspection i
join repair_work_order o on o.case_number = i.case_number and o.round = i.round
where o.completed_at is not null and o.replaced_at is null
  and (select count(*) from repair_work_order p
       where p.case_number = o.case_number and p.round = o.round and p.id <= o.id
         and p.completed_at is not null and p.replaced_at is null)
    = (select count(*) from repair_inspection j
       where j.case_number = i.case_number and j.round = i.round and j.id <= i.id);
