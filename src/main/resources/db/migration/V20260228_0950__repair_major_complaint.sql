-- A complaint with media, injury or many people: half the time in the chain of escalation (rules R2). Once declared it stays.
alter table repair_case add column major_complaint boolean default false not null;
