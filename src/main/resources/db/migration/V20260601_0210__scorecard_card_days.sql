-- Days of a card whose draft came later than planned for its month, because it could not be worked out before: they count
-- from the day on which it was shown. All null: those of scorecard_freeze.
alter table scorecard_card add column draft_at timestamp with time zone;
alter table scorecard_card add column appeal_until timestamp with time zone;
alter table scorecard_card add column confirm_until timestamp with time zone;
alter table scorecard_card add column publish_at timestamp with time zone;
