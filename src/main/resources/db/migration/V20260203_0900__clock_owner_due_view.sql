-- When the next open promise to the owner is due, per case. What was breached before an import is not open.
create view v_clock_owner_due as
select case_number, min(due) as next_due
from clock_promise
where state = 'OPEN' and kind in ('FIRST_CONTACT', 'ON_SITE', 'MAKE_SAFE', 'PLAN', 'FINISH')
group by case_number;
