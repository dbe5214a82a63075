-- owner_raised: the owner, or a call to the hotline, had asked for it by then, or the owner had said so when called back.
create or replace view v_escalation_kpi_level as
select l.id as level_id,
       e.id as escalation_id,
       e.case_number,
       l.level,
       l.reached_at,
       l.due_at,
       l.answered_at,
       l.left_at,
       e.opened_at,
       e.ended_at,
       case when exists (select 1 from escalation_cause x
                         where x.escalation_id = e.id and x.kind in ('OWNER', 'HOTLINE', 'SURVEY')
                           and x.raised_at <= l.reached_at)
            then 1 else 0 end as owner_raised
from escalation_level l
join escalation_case e on e.id = l.escalation_id;
