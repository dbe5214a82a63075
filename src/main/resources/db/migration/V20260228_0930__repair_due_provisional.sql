-- A due time in a year without holiday data is a guess, and every list says so: whether the next one is.
drop view v_clock_owner_due;
create view v_clock_owner_due as
select case_number, min(due) as next_due, min(case when provisional = true then due end) as provisional_due
from clock_promise
where state in ('OPEN', 'BREACHED') and open_key is not null
  and kind in ('FIRST_CONTACT', 'ON_SITE', 'MAKE_SAFE', 'PLAN', 'FINISH')
group by case_number;
-- Null where nothing is due.
alter table repair_case add column due_provisional boolean;
update repair_case set due_provisional = (
    select v.next_due = v.provisional_due from v_clock_owner_due v where v.case_number = repair_case.case_number)
where next_due is not null;
