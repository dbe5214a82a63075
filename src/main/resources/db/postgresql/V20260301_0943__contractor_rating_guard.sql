-- What was frozen stays, also for whoever holds a connection.
create function contractor_rating_refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'a frozen rating is never changed: % on %', tg_op, tg_table_name;
end $$;

create trigger contractor_rating_quarter_stays before update or delete or truncate on contractor_rating_quarter
    for each statement execute function contractor_rating_refuse_change();
create trigger contractor_rating_stays before update or delete or truncate on contractor_rating
    for each statement execute function contractor_rating_refuse_change();
create trigger contractor_rating_item_stays before update or delete or truncate on contractor_rating_item
    for each statement execute function contractor_rating_refuse_change();
create trigger contractor_rating_fact_stays before update or delete or truncate on contractor_rating_fact
    for each statement execute function contractor_rating_refuse_change();
