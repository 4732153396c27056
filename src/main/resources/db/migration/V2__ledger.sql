-- The package ledger: the record. Facts, keys and receipts are appended, never changed.

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'The ledger only appends: % on % is refused', tg_op, tg_table_name
        using errcode = 'restrict_violation';
end $$;

create table acceptance_key (
    teller    text        not null,
    source    text        not null,
    id        text        not null,
    event_key text        not null unique,
    digest    bytea       not null,
    accepted  timestamptz not null,
    primary key (teller, source, id)
);
comment on table acceptance_key is 'Which events were accepted, at any age: not partitioned, never culled';
create trigger acceptance_key_stays before update or delete on acceptance_key
    for each row execute function refuse_change();
create trigger acceptance_key_stays_whole before truncate on acceptance_key
    for each statement execute function refuse_change();

create table event (
    event_key  text        not null,
    accepted   timestamptz not null,
    teller     text        not null,
    source     text        not null,
    id         text        not null,
    type       text        not null,
    subject    uuid,
    sequence   bigint,
    outcome    text        not null check (outcome in ('accepted', 'echo', 'waiting')),
    supersedes text,
    sealed     bytea,
    primary key (accepted, event_key)
) partition by range (accepted);
create index event_subject on event (subject, sequence);
create table event_other partition of event default;
comment on column event.sequence is 'Null for an echo, and while it waits';
comment on column event.supersedes is 'The id of the earlier event that this one corrects';
comment on column event.sealed is 'The event as told; goes when its retention ends';

create table disclosure (
    delivery   text        primary key,
    position   bigint      generated always as identity,
    system     text        not null,
    subject    uuid        not null,
    sequence   bigint      not null,
    generation integer     not null,
    event_key  text        not null,
    type       text        not null,
    accepted   timestamptz not null,
    due        timestamptz not null,
    fields     text[]      not null,
    sealed     bytea,
    salt       bytea,
    digest     bytea
);
create index disclosure_newest on disclosure (system, subject, sequence desc);
create index disclosure_event on disclosure (event_key);
comment on table disclosure is 'What one system may be told of one event; position is the order of making, sequence the subject''s';
comment on column disclosure.sealed is 'Null where the condition could not be decided: then it is held';
comment on column disclosure.digest is 'SHA-256 of salt and the RFC 8785 form of the disclosed data; the salt goes when the body goes';

create table dispatch (
    sequence bigint generated always as identity primary key,
    delivery text   not null,
    system   text   not null,
    subject  uuid   not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
comment on table dispatch is 'To be carried into an inbox; rows go when carried. Inserted under the acceptance lock only, so that sequences commit in order';

create table fact (
    position  bigint      generated always as identity,
    at        timestamptz not null,
    kind      text        not null,
    event_key text,
    delivery  text,
    system    text,
    subject   uuid,
    actor     text,
    detail    jsonb,
    primary key (at, position)
) partition by range (at);
create index fact_delivery on fact (delivery) where delivery is not null;
create table fact_other partition of fact default;
comment on table fact is 'The append-only record; detail never holds personal data';
create trigger fact_stays before update or delete on fact for each row execute function refuse_change();
create trigger fact_stays_whole before truncate on fact for each statement execute function refuse_change();
create trigger fact_stays_whole before truncate on fact_other for each statement execute function refuse_change();

create table receipt (
    delivery    text        primary key,
    system      text        not null,
    answer      text        not null,
    sent_digest bytea       not null,
    attempts    integer     not null,
    repeated    boolean     not null,
    handed_over timestamptz not null,
    answered    timestamptz not null
);
create trigger receipt_stays before update or delete on receipt for each row execute function refuse_change();
create trigger receipt_stays_whole before truncate on receipt for each statement execute function refuse_change();

create table quarantine (
    delivery      text        primary key,
    system        text        not null,
    subject       uuid,
    kind          text        not null check (kind in ('refused', 'held')),
    rule          text        not null,
    reason        text        not null,
    answer_digest bytea       not null,
    excerpt       text        not null,
    made          text        not null,
    attempts      integer     not null,
    repeated      boolean     not null,
    at            timestamptz not null
);
comment on table quarantine is 'Waits for a person: refused by its receiver, or held by the hub; subject is null where the ledger does not know the delivery';

create table block (
    system   text        not null,
    subject  uuid        not null,
    sequence bigint      not null,
    delivery text        not null,
    since    timestamptz not null,
    primary key (system, subject)
);
comment on column block.sequence is 'Later disclosures of this subject to this system are parked; earlier ones still go';

create table parked (
    delivery text        primary key,
    system   text        not null,
    subject  uuid        not null,
    sequence bigint      not null,
    since    timestamptz not null
);
create index parked_behind on parked (system, subject, sequence);

create table delay (
    position      bigint      generated always as identity primary key,
    delivery      text        not null,
    system        text        not null,
    rule          text        not null,
    reason        text        not null,
    answer_digest bytea       not null,
    excerpt       text        not null,
    made          text        not null,
    attempts      integer     not null,
    repeated      boolean     not null,
    at            timestamptz not null
);
create index delay_newest on delay (delivery, position desc);
comment on table delay is 'A failed hand-over that will be repeated, where its reason was another than the last one';

create table stopped_system (
    system text        primary key,
    rule   text        not null,
    reason text        not null,
    since  timestamptz not null
);

create table refused_item (
    position  bigint      generated always as identity primary key,
    system    text        not null,
    reference text        not null,
    reason    text        not null,
    at        timestamptz not null
);
comment on table refused_item is 'Items of a feed that were not accepted, recorded in the transaction that moved the cursor';

create table feed_cursor (
    system text        primary key,
    cursor text        not null,
    moved  timestamptz not null
);

create table broker_journal (
    sole    boolean     primary key default true check (sole),
    journal text        not null,
    adopted timestamptz not null
);

-- A month of events and facts. Rows of a month that has none yet go to the default partition, and the month stays there.
create function make_month(day date) returns void language plpgsql as $$
declare
    first  timestamp := date_trunc('month', day::timestamp);
    suffix text := to_char(first, 'YYYY_MM');
    part   text;
begin
    -- 1 is the acceptance lock, 2 the relay's lease, which is held for as long as a node lives
    perform pg_advisory_xact_lock(1785230690, 3);
    foreach part in array array['event', 'fact'] loop
        if to_regclass(part || '_' || suffix) is null then
            begin
                execute format('create table %I partition of %I for values from (%L) to (%L)',
                    part || '_' || suffix, part, first::text || '+00', (first + interval '1 month')::text || '+00');
                if part = 'fact' then
                    execute format('create trigger fact_stays_whole before truncate on %I '
                        'for each statement execute function refuse_change()', part || '_' || suffix);
                end if;
            exception when check_violation then
                raise warning 'The month % of % stays in the default partition', suffix, part;
            end;
        end if;
    end loop;
end $$;

select make_month((now() at time zone 'UTC')::date);
select make_month((now() at time zone 'UTC' + interval '1 month')::date);
select make_month((now() at time zone 'UTC' + interval '2 months')::date);
