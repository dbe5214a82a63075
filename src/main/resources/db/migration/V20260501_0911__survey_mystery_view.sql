-- What mystery visits gave a subsidiary for its repair service, from 0 to 100, weighed by the number of visits: its own figure if
-- the file has one, else those of its projects. Withdrawn files are no results.
create view v_survey_mystery_visit as
select w.id as wave_id,
       w.wave,
       w.held_on,
       f.subsidiary,
       cast(sum((case when f.scale = 'FIVE' then f.score * 20 else f.score end) * f.n) / sum(f.n) as numeric(5, 2)) as points
from survey_wave w
join survey_wave_figure f on f.wave_id = w.id
where w.instrument = 'MYSTERY'
  and w.withdrawn_at is null
  and f.question = 'REPAIR_SERVICE'
  and f.subsidiary is not null
  and (f.project is null
       or not exists (select 1 from survey_wave_figure whole
                      where whole.wave_id = f.wave_id and whole.subsidiary = f.subsidiary
                        and whole.question = f.question and whole.project is null))
group by w.id, w.wave, w.held_on, f.subsidiary;
