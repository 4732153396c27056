-- The package ledger: what a person decided about a delivery that waits, and the line of each subject that goes from the ledger.

alter table parked
    add column generation integer not null default 0,
    add column attempts   integer not null default 0,
    add column repeated   boolean not null default false,
    add column turn       boolean not null default false;
drop index parked_behind;
create index parked_behind on parked (system, subject, sequence, generation);
create index parked_turn on parked (system, subject) where turn;
comment on table parked is 'A subject''s line for one system, by sequence and generation: behind what waits for a person, or released itself';
comment on column parked.turn is 'The first of its line, with nothing before it that waits for a person: handed over from here, not from the broker';

create index quarantine_line on quarantine (system, subject);

create table closed (
    delivery  text        primary key,
    system    text        not null,
    kind      text        not null check (kind in ('discarded', 'amended')),
    successor text,
    actor     text        not null,
    why       text        not null,
    at        timestamptz not null
);
comment on table closed is 'Deliveries that a person ended; successor is the delivery that was made anew instead';
create trigger closed_stays before update or delete on closed for each row execute function refuse_change();
create trigger closed_stays_whole before truncate on closed for each statement execute function refuse_change();
