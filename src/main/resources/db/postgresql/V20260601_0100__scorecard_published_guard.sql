-- What a published card says stays, also for whoever holds a connection: the card with its lines, and what appeals changed in it.
-- The freeze itself, its mystery visits and its corrections are only added to.
create trigger scorecard_freeze_stays before update or delete or truncate on scorecard_freeze
    for each statement execute function scorecard_refuse_change();
create trigger scorecard_frozen_visit_stays before update or delete or truncate on scorecard_frozen_visit
    for each statement execute function scorecard_refuse_change();
create trigger scorecard_adjustment_stays before update or delete or truncate on scorecard_adjustment
    for each statement execute function scorecard_refuse_change();
create trigger scorecard_override_stays before update or delete or truncate on scorecard_override
    for each statement execute function scorecard_refuse_change();

create function scorecard_refuse_published() returns trigger language plpgsql as $$
begin
    raise exception 'a published card stays as it is: % on %', tg_op, tg_table_name;
end $$;

create trigger scorecard_card_published_stays before update or delete on scorecard_card
    for each row when (old.state = 'PUBLISHED') execute function scorecard_refuse_published();
create trigger scorecard_card_kept before truncate on scorecard_card
    for each statement execute function scorecard_refuse_published();

-- Lines are made anew as often as wanted until the card is published. The card is held, so that it is not published between this
-- look and the end of the transaction.
create function scorecard_refuse_published_line() returns trigger language plpgsql as $$
begin
    perform 1 from scorecard_card c where c.id in (old.card_id, new.card_id) for share;
    if exists (select 1 from scorecard_card c where c.id in (old.card_id, new.card_id) and c.state = 'PUBLISHED') then
        raise exception 'a published card stays as it is: % on %', tg_op, tg_table_name;
    end if;
    return coalesce(new, old);
end $$;

create trigger scorecard_card_item_published_stays before insert or update or delete on scorecard_card_item
    for each row execute function scorecard_refuse_published_line();
create trigger scorecard_card_effect_published_stays before insert or update or delete on scorecard_card_effect
    for each row execute function scorecard_refuse_published_line();
create trigger scorecard_override_published_stays before insert on scorecard_override
    for each row execute function scorecard_refuse_published_line();
create trigger scorecard_card_item_kept before truncate on scorecard_card_item
    for each statement execute function scorecard_refuse_published();
create trigger scorecard_card_effect_kept before truncate on scorecard_card_effect
    for each statement execute function scorecard_refuse_published();
