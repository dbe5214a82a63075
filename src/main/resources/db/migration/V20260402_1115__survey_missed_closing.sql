-- Closings whose owner nobody calls back although the rules might ask for it, found once a day. TOO_LATE: closed longer ago than
-- survey_callback_rule says when it was looked for; FAILED: it could not begin; BEFORE: closed before the first one that was
-- called back, for example before an update. told_at: when the group was told. What is begun after all is listed no more.
create table survey_missed_closing (
    case_number varchar(40) not null,
    round_no integer not null,
    subsidiary varchar(40) not null,
    closed_at timestamp with time zone not null,
    reason varchar(10) not null,
    found_at timestamp with time zone not null,
    told_at timestamp with time zone,
    primary key (case_number, round_no),
    constraint survey_missed_closing_reason check (reason in ('TOO_LATE', 'FAILED', 'BEFORE'))
);
create index survey_missed_closing_closed on survey_missed_closing (subsidiary, closed_at);
