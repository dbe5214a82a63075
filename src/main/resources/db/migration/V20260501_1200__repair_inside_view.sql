-- Who of the warranty office had a hand in a case: who found and ordered (OFFICER), who accepted the repair (INSPECTOR).
create view v_repair_inside_handler as
select case_number, round as round_no, 'OFFICER' as duty, found_by as person, found_at as handled_at
from repair_finding
union all
select case_number, round, 'OFFICER', ordered_by, ordered_at
from repair_work_order
where kind in ('DISPATCH', 'REPLACEMENT')
union all
select case_number, round, 'INSPECTOR', inspected_by, inspected_at
from repair_inspection
where passed = true;

-- Findings that had a survey before them, and whether they said otherwise.
create view v_repair_inside_survey as
select f.case_number, f.round as round_no, f.found_at, case when f.overrules_survey = true then 1 else 0 end as overruled
from repair_finding f
where exists (select 1 from repair_survey s
              where s.case_number = f.case_number and s.round = f.round and s.surveyed_at <= f.found_at);
