-- What is known of a file. The content lies elsewhere under the same id, so that lists never load it.
create table attachment (
    id varchar(36) primary key,
    owner_key varchar(60) not null,
    round integer not null,
    kind varchar(10) not null,
    spot varchar(40),
    step varchar(80),
    file_name varchar(200) not null,
    content_type varchar(60) not null,
    size_bytes bigint not null,
    sha256 varchar(64) not null,
    -- Of the bytes as they were uploaded: the same file is kept once.
    source_sha256 varchar(64) not null,
    width integer,
    height integer,
    thumbnail boolean not null,
    taken_at timestamp with time zone,
    uploaded_by varchar(64) not null,
    uploaded_at timestamp with time zone not null,
    wrong_at timestamp with time zone,
    wrong_by varchar(64),
    wrong_reason varchar(500),
    constraint attachment_once unique (owner_key, kind, source_sha256)
);

-- Content, if the database keeps it; in pieces, because not every database takes a large binary value.
create table attachment_content (
    content_key varchar(80) primary key,
    size_bytes bigint not null,
    sha256 varchar(64) not null
);
create table attachment_piece (
    content_key varchar(80) not null references attachment_content (content_key) on delete cascade,
    piece_no integer not null,
    content bytea not null,
    primary key (content_key, piece_no)
);

-- Files put into a store outside the database whose row is not written yet. What stays here was left by a crash.
create table attachment_pending (
    id varchar(36) primary key,
    put_at timestamp with time zone not null
);
