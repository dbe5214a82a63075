-- What the cycle of a card needs beside the card itself.

-- The task in which somebody decides the appeal, so that its form finds it.
alter table scorecard_appeal add column open_task varchar(64);
create index scorecard_appeal_task on scorecard_appeal (open_task);

-- Case and kind of an event that is entered or confirmed: the same complaint counts once. Null once it is refused, and for
-- events that belong to no case.
alter table scorecard_event add column once_key varchar(80);
create unique index scorecard_event_once on scorecard_event (once_key);

-- The published card on paper, in pieces. Written once.
create table scorecard_card_pdf (
    card_id bigint primary key references scorecard_card (id),
    size_bytes bigint not null,
    sha256 varchar(64) not null,
    made_at timestamp with time zone not null
);
create table scorecard_card_pdf_piece (
    card_id bigint not null references scorecard_card_pdf (card_id),
    piece_no integer not null,
    content bytea not null,
    primary key (card_id, piece_no)
);
