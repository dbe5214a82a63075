-- Owners say in call-backs that they are not content: who calls less hears less.
insert into scorecard_kpi_counter (kpi, counter, sort_no) values ('OWNER_RAISED', 'CALLBACK', 2);
