-- A contract with its project, subsidiary, company and securities, for other rooms and for reports.
create view v_estate_contract as
select c.no as contract_no,
       c.name as contract_name,
       p.subsidiary,
       s.name as subsidiary_name,
       c.project,
       p.name as project_name,
       c.contractor,
       b.name as contractor_name,
       c.settlement_cny,
       c.retention_percent,
       c.completion_acceptance_date,
       c.defects_liability_end,
       c.agency_fee_percent,
       c.warranty_clause,
       y.guarantee_cny,
       y.other_payable_cny,
       y.retention_released_on
from estate_contract c
join estate_project p on p.code = c.project
join estate_subsidiary s on s.code = p.subsidiary
join estate_contractor b on b.code = c.contractor
left join estate_contract_security y on y.contract = c.no;
