-- Cases that are closed, for the call-backs: of which round, how, and who repaired. Cases taken over from old ledgers are not
-- called back (rules R11).
create view v_repair_closing as
select case_number, round as round_no, subsidiary, project, outcome, closing_kind, repairing_party, location_code, reported_at, closed_at
from repair_case
where stage = 'CLOSED' and origin = 'REPORTED';
