-- What the demo load has done, so that a load that was killed goes on where it stopped.
create table demo_case (
    scenario_no integer primary key,
    case_number varchar(60) not null,
    last_at timestamp with time zone not null
);

create table demo_step (
    name varchar(60) primary key,
    finished_at timestamp with time zone not null
);
