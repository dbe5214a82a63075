-- Whose turn it is by the main path, and in whose hands a pause puts the case meanwhile; holder is what the list shows.
alter table repair_case add column step_holder varchar(64);
alter table repair_case add column pause_holder varchar(64);
update repair_case set step_holder = holder where holder is not null;
