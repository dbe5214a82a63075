-- CANCELLED: somebody ended the instance in Cockpit, so nobody calls any more; counted apart.
alter table survey_callback drop constraint survey_callback_outcome;
alter table survey_callback add constraint survey_callback_outcome
    check (outcome in ('ANSWERED', 'ONLINE', 'REFUSED', 'UNREACHABLE', 'SUPERSEDED', 'CANCELLED'));
alter table survey_callback drop constraint survey_callback_second;
alter table survey_callback add constraint survey_callback_second
    check (second_outcome in ('ANSWERED', 'REFUSED', 'UNREACHABLE', 'CANCELLED'));

-- What still waits for somebody, for the background that looks after it.
create index survey_callback_waiting on survey_callback (outcome, second_outcome);
