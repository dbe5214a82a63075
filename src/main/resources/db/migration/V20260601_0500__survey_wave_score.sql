-- The same scores, read once: the figure of a whole subsidiary goes before the sum of its projects.
create or replace view v_survey_wave_score as
select w.instrument,
       w.id as wave_id,
       w.wave,
       w.held_on,
       f.question,
       f.segment,
       f.scale,
       f.subsidiary,
       coalesce(sum(case when f.project is null then f.score * f.n end), sum(f.score * f.n)) as weighted,
       coalesce(sum(case when f.project is null then f.n end), sum(f.n)) as n
from survey_wave w
join survey_wave_figure f on f.wave_id = w.id
where w.withdrawn_at is null
group by w.instrument, w.id, w.wave, w.held_on, f.question, f.segment, f.scale, f.subsidiary;
