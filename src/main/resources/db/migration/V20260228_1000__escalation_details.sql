-- The decision of level 3 has its own time; when the grade or the kind of complaint changes, it counts from its start.
alter table escalation_case add column decision_from timestamp with time zone;
alter table escalation_case add column decision_due timestamp with time zone;

-- How the owner learned the answer: by telephone, as the level entered it; messages are in the outbox.
alter table escalation_level add column owner_told_at timestamp with time zone;

-- Whose promise was broken, or who did not stir; a cause that is sent twice is kept once.
alter table escalation_cause add column party varchar(64);
alter table escalation_cause add column client_reference varchar(100);
alter table escalation_cause add constraint escalation_cause_once unique (client_reference);
