-- Earlier rounds of cases that were opened again, and why one does not count (rules R7): what is decided about a later round
-- changes nothing of an earlier one.
create view v_repair_kpi_round as
select t.case_number,
       t.round as round_no,
       case when t.note in ('MERGED', 'WITHDRAWN') then t.note
            when exists (select 1 from repair_finding f
                         where f.in_warranty = false
                           and f.id = (select max(g.id) from repair_finding g
                                       where g.case_number = t.case_number and g.round = t.round))
            then 'OUT_OF_WARRANTY' end as left_out
from repair_timeline t
join repair_case c on c.case_number = t.case_number and c.round > t.round
where t.kind = 'CLOSED';
