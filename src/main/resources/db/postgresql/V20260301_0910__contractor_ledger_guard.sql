-- Whoever holds a connection cannot rewrite the ledger either: what was posted stays, and a transaction that does not sum
-- to zero does not commit. On H2, which is for trying out, the daily proof finds both.
create function contractor_ledger_refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the ledger is only added to: % on %', tg_op, tg_table_name;
end $$;

create trigger contractor_transaction_stays before update or delete or truncate on contractor_transaction
    for each statement execute function contractor_ledger_refuse_change();
create trigger contractor_entry_stays before update or delete or truncate on contractor_entry
    for each statement execute function contractor_ledger_refuse_change();

create function contractor_ledger_check_zero() returns trigger language plpgsql as $$
begin
    if (select sum(amount) from contractor_entry where transaction_id = new.transaction_id) <> 0 then
        raise exception 'ledger transaction % does not sum to zero', new.transaction_id;
    end if;
    return null;
end $$;

create constraint trigger contractor_entry_zero after insert on contractor_entry
    deferrable initially deferred for each row execute function contractor_ledger_check_zero();
