-- Level of the chain that is at work on the case, 0 for none; kept by a listener, not by the aggregate.
alter table repair_case add column escalation_level integer default 0 not null;

-- The wall: open cases by level and by time left.
create index repair_case_escalated on repair_case (escalation_level, next_due);
