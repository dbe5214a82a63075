-- Orders taken over from old ledgers were not in the lists of their companies.
insert into repair_case_company (company, reported_at, case_number)
select distinct o.party, c.reported_at, c.case_number
from repair_work_order o join repair_case c on c.case_number = o.case_number
where o.party <> 'PROPERTY' and not exists (
    select 1 from repair_case_company k where k.company = o.party and k.case_number = o.case_number);

-- What a company's list is narrowed and sorted by, beside the report time: copies of the case's, so that each order is
-- an index of this small table read from its beginning.
alter table repair_case_company add column open_since timestamp with time zone;
alter table repair_case_company add column closed_at timestamp with time zone;
alter table repair_case_company add column grade varchar(2);
update repair_case_company set
    open_since = (select c.open_since from repair_case c where c.case_number = repair_case_company.case_number),
    closed_at = (select c.closed_at from repair_case c where c.case_number = repair_case_company.case_number),
    grade = (select c.grade from repair_case c where c.case_number = repair_case_company.case_number);
create index repair_case_company_open on repair_case_company (company, open_since, case_number);
create index repair_case_company_closed on repair_case_company (company, closed_at, case_number);
create index repair_case_company_grade on repair_case_company (company, grade, reported_at desc, case_number desc);
-- By case: its rows follow it.
create index repair_case_company_case on repair_case_company (case_number);

-- The open cases of one subsidiary, of one grade or class, are counted in the index.
create index repair_case_open_list on repair_case (open_since, subsidiary, grade, current_class);
drop index repair_case_open_since;
-- A party that has no case in a subsidiary is asked for there as well.
create index repair_case_responsible_list on repair_case (responsible_party, subsidiary, reported_at);
drop index repair_case_responsible;
create index repair_case_repairing_list on repair_case (repairing_party, subsidiary, reported_at);
drop index repair_case_repairing;
