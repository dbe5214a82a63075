-- As before, with the round that was asked about.
create or replace view v_survey_inside_caller as
select c.case_number, a.caller as person, a.called_at as handled_at, c.round_no
from survey_attempt a
join survey_callback c on c.id = a.callback_id
where a.by_group = false;
