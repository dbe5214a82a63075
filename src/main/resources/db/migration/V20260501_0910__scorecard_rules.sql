-- When the owner or the hotline had first raised a case to level 2 or 3: a month that is frozen counts what was raised by then.
alter table scorecard_case_fact add column owner_raised_at timestamp with time zone;
alter table scorecard_case_fact drop column owner_raised;
-- Facts are made anew at the next refresh, so that none is without it.
update scorecard_refresh set refreshed_at = null;

-- Versions of the decisions that made effect and coefficient; null until the card is worked out. Those of its lines stand there.
alter table scorecard_card add column effect_version integer;
alter table scorecard_card add column coefficient_version integer;

-- Mystery visits that a month's merit stands on: results that had become known when it was frozen. Each counts once.
create table scorecard_frozen_visit (
    month_start date not null,
    subsidiary_id varchar(40) not null,
    wave_id bigint not null,
    wave varchar(60) not null,
    held_on date not null,
    points numeric(5, 2) not null,
    primary key (month_start, subsidiary_id, wave_id)
);
create index scorecard_frozen_visit_once on scorecard_frozen_visit (subsidiary_id, wave_id);
