-- Everybody who worked for a round of a case: an order that was sent back, or taken away before it was accepted, is no work.
create view v_repair_round_party as
select distinct case_number, round as round_no, party
from repair_work_order
where rejected_at is null
  and (replaced_at is null or accepted_at is not null or arrived_at is not null or completed_at is not null);
