-- A file that goes with a mail, by the name under which a room hands it out when the mail leaves.
alter table notification_outbox add column enclosure varchar(120);
