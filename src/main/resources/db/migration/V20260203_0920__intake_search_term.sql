-- What a case can be found by. term is a pair of neighbouring characters, or a whole number of four digits or more.
-- kind: T text of a report, C last digits of the case number, R room; personal: N pair of a name, P telephone number.
create table intake_search_term (
    term varchar(20) not null,
    case_number varchar(40) not null,
    kind varchar(1) not null,
    primary key (term, case_number)
);
create index intake_search_term_case on intake_search_term (case_number, kind);
