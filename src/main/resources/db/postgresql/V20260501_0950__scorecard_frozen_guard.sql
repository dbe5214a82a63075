-- What a published score stands on stays, also for whoever holds a connection: frozen facts, the facts behind adjustments, the
-- log of a card and its paper are only added to.
create function scorecard_refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'what was frozen is only added to: % on %', tg_op, tg_table_name;
end $$;

create trigger scorecard_frozen_fact_stays before update or delete or truncate on scorecard_frozen_fact
    for each statement execute function scorecard_refuse_change();
create trigger scorecard_adjusted_fact_stays before update or delete or truncate on scorecard_adjusted_fact
    for each statement execute function scorecard_refuse_change();
create trigger scorecard_card_log_stays before update or delete or truncate on scorecard_card_log
    for each statement execute function scorecard_refuse_change();
create trigger scorecard_card_pdf_stays before update or delete or truncate on scorecard_card_pdf
    for each statement execute function scorecard_refuse_change();
create trigger scorecard_card_pdf_piece_stays before update or delete or truncate on scorecard_card_pdf_piece
    for each statement execute function scorecard_refuse_change();
