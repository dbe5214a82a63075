-- Scores of imported waves for dashboards: of a subsidiary its own figure, or the sum over its projects; subsidiary null: as it
-- was reported for the whole group. weighted is the score (in its scale) times n. Withdrawn files are no results.
create view v_survey_wave_score as
select w.instrument,
       w.id as wave_id,
       w.wave,
       w.held_on,
       f.question,
       f.segment,
       f.scale,
       f.subsidiary,
       sum(f.score * f.n) as weighted,
       sum(f.n) as n
from survey_wave w
join survey_wave_figure f on f.wave_id = w.id
where w.withdrawn_at is null
  and (f.project is null
       or not exists (select 1 from survey_wave_figure whole
                      where whole.wave_id = f.wave_id and whole.subsidiary = f.subsidiary and whole.segment = f.segment
                        and whole.question = f.question and whole.scale = f.scale and whole.project is null))
group by w.instrument, w.id, w.wave, w.held_on, f.question, f.segment, f.scale, f.subsidiary;

-- Answers to our own call-backs, told by the owner's segment; the group's second calls test the callers and are left out.
create view v_survey_own_answer as
select r.answered_on,
       c.subsidiary,
       r.segment,
       a.question,
       a.score,
       a.points
from survey_response r
join survey_callback c on c.id = r.callback_id
join survey_answer a on a.response_id = r.id
where r.source <> 'SECOND' and r.segment is not null;

-- What questions are called. scale_max: the highest answer; own call-backs know it, files bring their own scale.
create view v_survey_question_name as
select 'OWN_CALLBACK' as instrument, q.code, q.label_zh, q.label_en, q.scale_max
from survey_question q
where q.valid_from = (select max(m.valid_from) from survey_question m where m.code = q.code)
union all
select w.instrument, w.code, w.label_zh, w.label_en, 0
from survey_wave_question w;

-- Below how many answers a figure is to be read with care, by date.
create view v_survey_few_rule as
select valid_from, few_below from survey_wave_rule;
