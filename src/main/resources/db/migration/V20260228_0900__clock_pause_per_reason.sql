-- One open pause (requested or running) per case and reason: pauses overlap, and what they stop stands in their union
-- (rules R2). open_reason_key is then the case number and the reason, else null.
alter table clock_pause drop constraint clock_pause_open_once;
alter table clock_pause add column open_reason_key varchar(70);
update clock_pause set open_reason_key = case_number || '|' || reason where open_key is not null;
alter table clock_pause drop column open_key;
alter table clock_pause add constraint clock_pause_open_once_each unique (open_reason_key);

-- A pause that lasts as many working days as its reason allows follows new holidays: what the days are counted from.
alter table clock_pause add column limit_from timestamp with time zone;
