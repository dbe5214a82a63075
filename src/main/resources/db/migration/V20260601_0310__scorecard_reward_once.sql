-- The same reward or penalty is entered once. once_key: person, month, kind, and the case or a hash of the reason; null once
-- it was refused or withdrawn.
alter table scorecard_reward add column once_key varchar(200);
alter table scorecard_reward add constraint scorecard_reward_once unique (once_key);

-- Held while the limit of a person and month is looked at and another one is added.
create table scorecard_reward_month (
    person varchar(64) not null,
    month_start date not null,
    primary key (person, month_start)
);
