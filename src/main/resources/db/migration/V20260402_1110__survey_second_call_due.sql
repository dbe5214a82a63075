-- Until when the group has to call.
alter table survey_callback add column second_due_at timestamp with time zone;
