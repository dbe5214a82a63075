-- What a repairing party promises itself: to take an order up, and to finish the work. party is the code of a company, or
-- PROPERTY. A paused promise has no due time and is not due (rules R7); one that is open past its due time is broken.
create view v_clock_contractor_promise as
select id as promise_id, case_number, round_no, kind, party, due, met_at, state
from clock_promise
where kind in ('ACCEPT', 'CONTRACTOR_FINISH')
  and state in ('OPEN', 'MET', 'BREACHED', 'LEGACY')
  and due is not null;
