-- Call-backs with who took up the telephone first. A call of the group is none of them.
create view v_survey_inside_call as
select c.id as callback_id,
       c.case_number,
       c.to_call,
       c.due_at,
       c.concluded_at,
       c.outcome,
       c.caller,
       (select min(a.called_at) from survey_attempt a where a.callback_id = c.id and a.by_group = false) as first_called_at,
       (select a.caller from survey_attempt a
        where a.callback_id = c.id and a.by_group = false and a.attempt_no = 1) as first_caller
from survey_callback c;

-- Who called the owner of a case, and when.
create view v_survey_inside_caller as
select c.case_number, a.caller as person, a.called_at as handled_at
from survey_attempt a
join survey_callback c on c.id = a.callback_id
where a.by_group = false;
