-- Third parties that were called in at a contractor's cost. A repair changes until it has ended.
create view v_contractor_kpi_third_party as
select id as repair_id, case_number, ordered_at, ended_at
from contractor_third_party;

-- What third parties cost, without and with the agency fee, once that was approved.
create view v_contractor_kpi_cost as
select id, case_number, invoice_cny as cost_cny, amount as charged_cny, made_at
from contractor_charge_back;

-- Money taken for a case, negative where it was given back; what is given back names the case by what was taken.
create view v_contractor_kpi_deduction as
select t.id,
       t.case_number,
       (select sum(n.amount) from contractor_entry n
        where n.transaction_id = t.id and n.account in ('RECOVERED', 'CLAIM')) as amount_cny
from contractor_transaction t
where t.kind in ('DEDUCTION', 'REVERSAL') and t.case_number is not null
union all
select t.id,
       d.case_number,
       (select sum(n.amount) from contractor_entry n
        where n.transaction_id = t.id and n.account in ('RECOVERED', 'CLAIM'))
from contractor_transaction t
join contractor_transaction d on d.id = t.reverses_id
where t.kind = 'REVERSAL' and t.case_number is null and d.case_number is not null;
