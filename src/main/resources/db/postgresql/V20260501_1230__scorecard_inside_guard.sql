-- What an inside score stands on, and the trail of rewards and penalties, are only added to, also for whoever holds a connection.
create function scorecard_inside_refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'only added to: % on %', tg_op, tg_table_name;
end $$;

create trigger scorecard_frozen_inside_fact_stays before update or delete or truncate on scorecard_frozen_inside_fact
    for each statement execute function scorecard_inside_refuse_change();
create trigger scorecard_reward_log_stays before update or delete or truncate on scorecard_reward_log
    for each statement execute function scorecard_inside_refuse_change();
