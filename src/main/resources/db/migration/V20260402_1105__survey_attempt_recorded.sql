-- entry_hours: a call is written down within so many hours. gap_minutes: between an attempt and one that fails after it.
-- late_entry_minutes: written down later than this, it is shown as an entry made afterwards. A call-back keeps the figures of
-- the day it began.
alter table survey_callback_rule add column entry_hours integer default 24 not null;
alter table survey_callback_rule add column gap_minutes integer default 60 not null;
alter table survey_callback_rule add column late_entry_minutes integer default 120 not null;

-- called_at is what the caller says, recorded_at what the clock said.
alter table survey_attempt add column recorded_at timestamp with time zone;
update survey_attempt set recorded_at = called_at;
alter table survey_attempt alter column recorded_at set not null;
alter table survey_attempt add column late_entry boolean default false not null;
