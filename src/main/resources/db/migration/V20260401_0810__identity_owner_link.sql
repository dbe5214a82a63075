-- Links by which owners, who have no account, do one thing once. Only the SHA-256 of the token is kept. purpose and subject
-- say what it is for; a subject has one link that is neither used nor taken back: open_key is purpose|subject then, else null.
create table identity_owner_link (
    token_hash varchar(64) primary key,
    purpose varchar(20) not null,
    subject varchar(100) not null,
    open_key varchar(130),
    created_at timestamp with time zone not null,
    expires_at timestamp with time zone not null,
    used_at timestamp with time zone,
    revoked_at timestamp with time zone,
    constraint identity_owner_link_one_open unique (open_key)
);
