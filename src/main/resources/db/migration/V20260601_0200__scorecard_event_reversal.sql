-- The same complaint is one of a case and kind on one day: another call about the case is another complaint (domain B7).
update scorecard_event set once_key = once_key || '|' || cast(happened_on as varchar(10)) where once_key is not null;

-- What a confirmed event did is taken back by another event, entered by one and confirmed by another as any. reverses: the
-- event that is taken back, once; the key of a reversal that waits or is confirmed says so. points_back: what it brings back to the plan
-- score in month_start, fixed when it is confirmed; null where the month of the event was not frozen yet, so that neither counts.
-- due_coefficient: bonus coefficient that the published month would have had; null if the same.
alter table scorecard_event add column reverses bigint;
alter table scorecard_event add column points_back numeric(6, 2);
alter table scorecard_event add column due_coefficient numeric(4, 2);
alter table scorecard_event add constraint scorecard_event_reversed foreign key (reverses) references scorecard_event (id);
create index scorecard_event_reverses on scorecard_event (reverses);

-- Events that count in month_start: confirmed ones, without those that were taken back before it was frozen, and with what
-- takes back one of a published month.
create view scorecard_counting_event as
select e.id, e.subsidiary_id, e.kind, e.case_number, e.happened_on, e.month_start, e.reverses, e.points_back
from scorecard_event e
where e.state = 'CONFIRMED'
  and (e.reverses is null or e.points_back is not null)
  and not exists (select 1 from scorecard_event r
                  where r.reverses = e.id and r.state = 'CONFIRMED' and r.month_start = e.month_start);

-- The event whose points a line of a card brings back; null for all others.
alter table scorecard_card_effect add column reverses bigint;
