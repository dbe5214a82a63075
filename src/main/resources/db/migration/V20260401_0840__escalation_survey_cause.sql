-- An owner who was called back is not content: also over a closed case.
alter table escalation_cause drop constraint escalation_cause_kind;
alter table escalation_cause add constraint escalation_cause_kind
    check (kind in ('BREACH', 'SILENCE', 'OWNER', 'HOTLINE', 'SURVEY'));
