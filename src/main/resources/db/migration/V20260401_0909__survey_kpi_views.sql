-- Call-backs for reports.
create view v_survey_callback_fact as
select c.id as callback_id,
       c.case_number,
       c.round_no,
       c.to_call,
       c.closed_at,
       c.due_at,
       (select min(a.called_at) from survey_attempt a where a.callback_id = c.id and a.by_group = false) as first_attempt_at,
       (select count(*) from survey_attempt a where a.callback_id = c.id and a.by_group = false) as attempts,
       c.concluded_at,
       c.outcome,
       c.caller
from survey_callback c;

-- Answers of owners to single questions, 0 to 100 beside the score.
create view v_survey_answer_fact as
select r.callback_id,
       c.case_number,
       r.answered_at,
       r.source,
       a.question,
       a.score,
       a.points
from survey_answer a
join survey_response r on r.id = a.response_id
join survey_callback c on c.id = r.callback_id;

-- Which cases changed for reports, in the order of the log.
create view v_survey_change as
select id, case_number from survey_log;
