-- Counts for dashboards that are finer than those by subsidiary. Made from the same rows, in the same transaction as
-- scorecard_kpi_count; what does not count (left_out) is in none of them.

-- A defect class by company or project. axis: CONTRACTOR (code empty where nobody is responsible yet) or PROJECT. reports of the
-- month; first repairs whose time is up, and those that held; repairs closed in the month, and those with rework.
create table scorecard_defect_count (
    month_start date not null,
    axis varchar(10) not null,
    subsidiary_id varchar(40) not null,
    code varchar(40) not null,
    defect_class varchar(30) not null,
    reports integer not null,
    first_fixed integer not null,
    first_fix_due integer not null,
    reworked integer not null,
    repaired integer not null,
    primary key (month_start, axis, subsidiary_id, code, defect_class)
);

-- Working minutes that closed cases were in the hands of each party, by company.
create table scorecard_held_count (
    month_start date not null,
    subsidiary_id varchar(40) not null,
    contractor varchar(40) not null,
    party varchar(20) not null,
    minutes bigint not null,
    cases integer not null,
    primary key (month_start, subsidiary_id, contractor, party)
);

-- Promises that were due, by what became of them: IN_TIME, LATE or NOT_YET. kpi: the figure of the promise.
create table scorecard_promise_count (
    month_start date not null,
    subsidiary_id varchar(40) not null,
    kpi varchar(20) not null,
    standing varchar(20) not null,
    facts integer not null,
    primary key (month_start, subsidiary_id, kpi, standing)
);

-- One figure over many months.
create index scorecard_kpi_count_figure on scorecard_kpi_count (kpi, month_start, subsidiary_id);

-- Long work, as far as it has come; written beside the work's own transaction, so that others can see it.
create table scorecard_progress (
    work varchar(20) primary key,
    about varchar(20) not null,
    began_at timestamp with time zone not null,
    changed_at timestamp with time zone not null,
    done integer not null
);

-- Months that were counted before have none of these counts: everything is counted anew at the next refresh.
update scorecard_refresh set refreshed_at = null;
