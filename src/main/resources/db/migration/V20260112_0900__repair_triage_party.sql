-- Who the decisions proposed as responsible: party code, DEVELOPER or OWNER; null where a person decides.
alter table repair_triage add column responsible_party varchar(40);
-- The same as it stood after the survey, which may have seen a defect of another contract.
alter table repair_survey add column responsible_party varchar(40);
update repair_triage set responsible_party = responsible_kind where responsible_kind in ('DEVELOPER', 'OWNER');
update repair_triage set responsible_party = (
    select max(w.contractor_code) from repair_warranty w
    where w.case_number = repair_triage.case_number and w.round = repair_triage.round and w.basis = 'TRIAGE')
where responsible_kind = 'CONTRACTOR';
