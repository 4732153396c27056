-- The package subject: from identifiers to one opaque subject, and what routing needs to know of it.

create table subject (
    id            uuid        primary key,
    kind          text        not null,
    last_sequence bigint      not null,
    created       timestamptz not null
) with (fillfactor = 80);
comment on table subject is 'A person or business, or another thing events are about, by an opaque id';
comment on column subject.last_sequence is 'Two tellers of one subject are one order; 0 before its first event';

create table subject_identifier (
    lookup      bytea primary key,
    subject     uuid  not null,
    scheme      text  not null,
    sealed      bytea not null,
    learnt_from text  not null
);
create index subject_identifier_subject on subject_identifier (subject);
comment on column subject_identifier.lookup is 'Keyed digest of kind, scheme and canonical value';
comment on column subject_identifier.learnt_from is
    'Key of the event that first carried it: of a waiting event, a person decides whose it is';

create table registration (
    position    bigint generated always as identity primary key,
    subject     uuid   not null,
    sequence    bigint not null,
    kind        text   not null check (kind in ('parish', 'practice', 'consent', 'restricted', 'officerOf')),
    detail      text   not null,
    value       text,
    effective   date   not null,
    learnt_from text   not null
);
create index registration_newest
    on registration (subject, kind, detail, effective desc, sequence desc, position desc);
comment on table registration is 'Appended only: before sequence n holds, of those with a smaller one, the latest effective, then the latest told';
comment on column registration.detail is 'The business of an officerOf, else empty';
comment on column registration.effective is 'A partial date counts as its first day';

create table waiting_event (
    position  bigint generated always as identity primary key,
    event_key text        not null unique,
    reason    text        not null check (reason in ('conflict', 'follows')),
    since     timestamptz not null
);
comment on table waiting_event is
    'Accepted, but its identifiers lead to several subjects, or to one with such an event before it: waits for a person, in this order';

create table waiting_subject (
    subject  uuid   not null,
    position bigint not null references waiting_event,
    primary key (subject, position)
);
