-- Name and telephone number of a former owner are gone; the time of ownership stays.
alter table estate_ownership add column erased_at timestamp with time zone;
create index estate_ownership_not_erased on estate_ownership (erased_at, until_date);
