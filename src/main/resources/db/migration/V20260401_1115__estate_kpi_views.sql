-- Homes with their handover: what is counted per hundred homes.
create view v_estate_kpi_home as
select h.code as home, h.project, p.subsidiary, h.handover_date
from estate_home h
join estate_project p on p.code = h.project;

-- Companies that repair, and where they do: contractors by their contracts, third parties where they are engaged; a third
-- party without a subsidiary works for all.
create view v_estate_kpi_company as
select c.code, c.name, 'CONTRACTOR' as kind, p.subsidiary
from estate_contractor c
left join estate_contract k on k.contractor = c.code
left join estate_project p on p.code = k.project
union
select t.code, t.name, 'THIRD_PARTY', t.subsidiary
from estate_third_party t;
