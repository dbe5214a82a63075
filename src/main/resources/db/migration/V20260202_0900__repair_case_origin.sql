-- Where the case comes from: REPORTED here, or LEDGER, taken over from an old one (rules R11).
alter table repair_case add column origin varchar(10) default 'REPORTED' not null;
