-- What key figures are counted from (domain B6, rules R7): one row per case, and beside it what may happen to a case more than
-- once. Both are worked out from the views of the rooms that own the data, and may be thrown away and made anew.
-- contractor: who is responsible if that is a contractor, else the company that repairs; empty for none. left_out: why it
-- does not count, null if it does. open_until: 9999 while it is open. fix_due_on: last day on which a return makes the first
-- repair a bad one. held_*: working minutes in the hands of a party, once the case is closed.
create table scorecard_case_fact (
    case_number varchar(40) primary key,
    subsidiary_id varchar(40) not null,
    project varchar(40) not null,
    location_code varchar(60) not null,
    defect_class varchar(30) not null,
    contractor varchar(40) not null,
    left_out varchar(20),
    reported_at timestamp with time zone not null,
    closed_at timestamp with time zone,
    open_until timestamp with time zone not null,
    elapsed_minutes bigint,
    reported_on date not null,
    closed_on date,
    first_closed_on date,
    reopened_on date,
    outcome varchar(20),
    closing_kind varchar(20),
    rework_count integer not null,
    handover_count integer not null,
    first_closed_at timestamp with time zone,
    reopened_at timestamp with time zone,
    first_rework integer not null,
    fix_due_on date,
    returned_on date,
    third_party integer not null,
    escalated integer not null,
    level_2 integer not null,
    level_3 integer not null,
    owner_raised integer not null,
    repeat_complaint integer not null,
    held_property_cs bigint not null,
    held_property_eng bigint not null,
    held_warranty_office bigint not null,
    held_contractor bigint not null,
    held_third_party bigint not null,
    held_owner bigint not null,
    held_waiting bigint not null,
    held_other bigint not null
);
create index scorecard_case_fact_closed on scorecard_case_fact (closed_at);
create index scorecard_case_fact_reported on scorecard_case_fact (reported_at);
create index scorecard_case_fact_project on scorecard_case_fact (project, closed_at);
create index scorecard_case_fact_project_reported on scorecard_case_fact (project, reported_at);
create index scorecard_case_fact_fix on scorecard_case_fact (fix_due_on);
create index scorecard_case_fact_open on scorecard_case_fact (open_until, reported_at);

-- kind: a promise (happened_at is when it was due, until_at when it stopped running), DISPATCH, ORDER, VISIT, LEVEL (due time of
-- its answer), PAUSE, COST, CALLBACK (due), TRIED (concluded), ANSWER. good: it was as it should be. bad_from: from then on it
-- is not, because a promise behind it is due. what, source: which outcome, level, question, instrument. amount: points,
-- attempts, or yuan recovered; total: score, or yuan spent.
create table scorecard_case_event (
    case_number varchar(40) not null,
    kind varchar(20) not null,
    subsidiary_id varchar(40) not null,
    project varchar(40) not null,
    defect_class varchar(30) not null,
    contractor varchar(40) not null,
    left_out varchar(20),
    happened_at timestamp with time zone not null,
    until_at timestamp with time zone,
    good integer not null,
    bad_from timestamp with time zone,
    what varchar(30),
    source varchar(10),
    amount numeric(14, 2),
    total numeric(14, 2)
);
create index scorecard_case_event_case on scorecard_case_event (case_number, kind);
create index scorecard_case_event_project on scorecard_case_event (project, kind, happened_at);
create index scorecard_case_event_kind on scorecard_case_event (kind, happened_at);

-- The cases that are worked out anew at the moment.
create table scorecard_refresh_case (
    case_number varchar(40) primary key
);

-- One row, locked by whoever works: how far the logs of the rooms were read.
create table scorecard_refresh (
    id integer primary key,
    refreshed_at timestamp with time zone,
    repair_seen bigint not null,
    clock_seen bigint not null,
    held_seen bigint not null,
    survey_seen bigint not null,
    cost_seen bigint not null,
    deduction_seen bigint not null
);
insert into scorecard_refresh (id, repair_seen, clock_seen, held_seen, survey_seen, cost_seen, deduction_seen)
values (1, 0, 0, 0, 0, 0, 0);

-- Months that were counted, and as of when.
create table scorecard_month (
    month_start date primary key,
    as_of timestamp with time zone not null
);

-- Numerator and denominator of each figure, and behind how many facts. part: what a figure is split by, empty for none and for
-- what does not count. left_out: empty for what counts.
create table scorecard_kpi_count (
    month_start date not null,
    subsidiary_id varchar(40) not null,
    kpi varchar(20) not null,
    part varchar(30) not null,
    left_out varchar(20) not null,
    hits numeric(18, 2) not null,
    base numeric(18, 2) not null,
    facts integer not null,
    primary key (month_start, subsidiary_id, kpi, part, left_out)
);

-- Target and floor of a figure in its unit, by the month's first day. A proposal; the group's rule for the score is R8.
create table scorecard_kpi_target (
    valid_from date not null,
    kpi varchar(20) not null,
    target_at numeric(7, 2) not null,
    floor_at numeric(7, 2) not null,
    primary key (valid_from, kpi)
);
insert into scorecard_kpi_target (valid_from, kpi, target_at, floor_at) values
    (date '2000-01-01', 'RESPONSE', 98, 80),
    (date '2000-01-01', 'FINISH', 95, 75),
    (date '2000-01-01', 'FIRST_FIX', 90, 70),
    (date '2000-01-01', 'SATISFACTION', 90, 60),
    (date '2000-01-01', 'CLOSE_LONG', 98, 80),
    (date '2000-01-01', 'OWNER_RAISED', 1, 5),
    (date '2000-01-01', 'VISIT', 98, 95),
    (date '2000-01-01', 'CALLBACK', 100, 95),
    (date '2000-01-01', 'CITIZEN_SOLVED', 85, 70);

-- Beside each figure that can be embellished, those that show it.
create table scorecard_kpi_counter (
    kpi varchar(20) not null,
    counter varchar(20) not null,
    sort_no integer not null,
    primary key (kpi, counter)
);
insert into scorecard_kpi_counter (kpi, counter, sort_no) values
    ('DISPATCH', 'REJECTED', 1),
    ('RESPONSE', 'ARRIVAL', 1),
    ('ARRIVAL', 'VISIT', 1),
    ('ACCEPT', 'REJECTED', 1),
    ('FINISH', 'PAUSED', 1),
    ('FINISH', 'REWORK', 2),
    ('FIRST_FIX', 'OVERDUE', 1),
    ('FIRST_FIX', 'CITIZEN_SOLVED', 2),
    ('REWORK', 'CITIZEN_SOLVED', 1),
    ('VISIT', 'CALLBACK', 1),
    ('CLOSE_SHORT', 'OVERDUE', 1),
    ('CLOSE_SHORT', 'REWORK', 2),
    ('CLOSE_SHORT', 'AUTO_CLOSED', 3),
    ('CLOSE_MIDDLE', 'OVERDUE', 1),
    ('CLOSE_MIDDLE', 'REWORK', 2),
    ('CLOSE_MIDDLE', 'AUTO_CLOSED', 3),
    ('CLOSE_LONG', 'OVERDUE', 1),
    ('CLOSE_LONG', 'REWORK', 2),
    ('CLOSE_LONG', 'AUTO_CLOSED', 3),
    ('OVERDUE', 'PAUSED', 1),
    ('CALLBACK', 'REACHED', 1),
    ('REACHED', 'NO_ANSWER', 1),
    ('SATISFACTION', 'NO_ANSWER', 1),
    ('SATISFIED', 'NO_ANSWER', 1),
    ('CITIZEN_RESPONSE', 'NO_ANSWER', 1),
    ('CITIZEN_SOLVED', 'NO_ANSWER', 1),
    ('CITIZEN_SATISFIED', 'NO_ANSWER', 1),
    ('LEVEL_2', 'OWNER_RAISED', 1),
    ('LEVEL_3', 'OWNER_RAISED', 1),
    ('OWNER_RAISED', 'CITIZEN_SOLVED', 1),
    ('COMPLAINT_IN_TIME', 'COMPLAINT_REPEAT', 1),
    ('REJECTED', 'HANDOVERS', 1),
    ('HELD', 'HANDOVERS', 1),
    ('THIRD_PARTY', 'RECOVERY', 1);

-- Figures of the reckoning, by date: repeat_complaint_days and unhappy_at_most as of the day of the report, all others as of
-- the month's first day. few: with a smaller denominator people are warned.
create table scorecard_kpi_rule (
    valid_from date primary key,
    close_short_days integer not null,
    close_middle_days integer not null,
    close_long_days integer not null,
    repeat_complaint_days integer not null,
    satisfied_at_least integer not null,
    unhappy_at_most integer not null,
    response_at_least integer not null,
    no_answer_percent numeric(5, 2) not null,
    callback_missed_points numeric(5, 2) not null,
    density_short_months integer not null,
    density_long_months integer not null,
    few integer not null
);
insert into scorecard_kpi_rule (valid_from, close_short_days, close_middle_days, close_long_days, repeat_complaint_days,
    satisfied_at_least, unhappy_at_most, response_at_least, no_answer_percent, callback_missed_points,
    density_short_months, density_long_months, few)
values (date '2000-01-01', 7, 15, 30, 90, 4, 2, 3, 20, 2, 3, 12, 10);

-- Days in which the first repair must hold, by class, as of the day of the report; '*' for all others.
create table scorecard_fix_days (
    valid_from date not null,
    defect_class varchar(30) not null,
    days integer not null,
    primary key (valid_from, defect_class)
);
insert into scorecard_fix_days (valid_from, defect_class, days) values
    (date '2000-01-01', '*', 30),
    (date '2000-01-01', 'LEAK', 90);

-- Bands of days for which open cases are overdue: each from from_days to the next one.
create table scorecard_age_band (
    valid_from date not null,
    from_days integer not null,
    primary key (valid_from, from_days)
);
insert into scorecard_age_band (valid_from, from_days) values
    (date '2000-01-01', 0),
    (date '2000-01-01', 8),
    (date '2000-01-01', 31),
    (date '2000-01-01', 91);

-- Bands of satisfaction: the best one whose points are reached.
create table scorecard_satisfaction_band (
    valid_from date not null,
    band varchar(10) not null,
    at_least numeric(5, 2) not null,
    primary key (valid_from, band)
);
insert into scorecard_satisfaction_band (valid_from, band, at_least) values
    (date '2000-01-01', 'VERY', 90),
    (date '2000-01-01', 'GOOD', 76),
    (date '2000-01-01', 'FAIR', 60),
    (date '2000-01-01', 'POOR', 45),
    (date '2000-01-01', 'BAD', 0);
