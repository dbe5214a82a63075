-- Cases whose reports were stored before there was an index of words: a background task works them off.
create table intake_search_backlog (
    case_number varchar(40) primary key
);
insert into intake_search_backlog (case_number)
select distinct r.case_number from intake_report r
where r.erased_at is null
  and not exists (select 1 from intake_search_term t where t.case_number = r.case_number);
