-- Answers of owners to our own call-backs, added up for the dashboard of satisfaction: made in the transaction of
-- scorecard_kpi_count, by the month of the answer. last_on: day of the last answer. score: sum of the scores as they were given;
-- points: sum of the same from 0 to 100.
create table scorecard_answer_count (
    month_start date not null,
    subsidiary_id varchar(40) not null,
    segment varchar(20) not null,
    question varchar(30) not null,
    last_on date not null,
    score bigint not null,
    points numeric(14, 2) not null,
    answers integer not null,
    primary key (month_start, subsidiary_id, segment, question)
);

-- Months that were counted before have none of these counts: everything is counted anew at the next refresh.
update scorecard_refresh set refreshed_at = null;
