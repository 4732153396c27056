-- The package ledger: what a system is told again, subject by subject.

create table replay (
    id       uuid        primary key,
    system   text        not null,
    since    timestamptz,
    until    timestamptz,
    types    text[]      not null,
    subjects uuid[]      not null,
    actor    text        not null,
    why      text        not null,
    begun    timestamptz not null,
    ended    timestamptz
);
create index replay_open on replay (begun) where ended is null;
comment on column replay.types is 'None: all that the system is or was told';
comment on column replay.subjects is 'None: all';

create table replay_subject (
    replay    uuid    not null,
    place     bigint  generated always as identity,
    subject   uuid    not null,
    sequence  bigint  not null,
    done      boolean not null default false,
    replayed  integer not null default 0,
    held      integer not null default 0,
    withdrawn integer not null default 0,
    culled    integer not null default 0,
    discarded integer not null default 0,
    waiting   integer not null default 0,
    primary key (replay, subject)
);
create index replay_subject_next on replay_subject (replay, place) where not done;
comment on table replay_subject is 'How far a replay is: a subject is done in the transaction that puts its disclosures into its line';
comment on column replay_subject.sequence is 'The first event that was asked for; from there on everything goes again';
