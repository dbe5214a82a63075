-- As before, with the round that was asked about.
create or replace view v_survey_answer_fact as
select r.callback_id,
       c.case_number,
       r.answered_at,
       r.source,
       a.question,
       a.score,
       a.points,
       c.round_no
from survey_answer a
join survey_response r on r.id = a.response_id
join survey_callback c on c.id = r.callback_id;
