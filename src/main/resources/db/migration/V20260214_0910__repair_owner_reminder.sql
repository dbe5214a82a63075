-- Owners who were asked to confirm a repair and are reminded unless they answer: one row for each reminder to come.
create table repair_owner_reminder (
  case_number varchar(40) not null references repair_case (case_number),
  remind_at timestamp with time zone not null,
  answer_until timestamp with time zone not null,
  constraint repair_owner_reminder_once primary key (case_number, remind_at)
);
create index repair_owner_reminder_due on repair_owner_reminder (remind_at);
