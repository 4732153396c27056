-- The package ledger: which accepted events correct or cancel which, so that whoever was told one of them learns of the next.

create table correction (
    event_key text primary key,
    corrects  text not null,
    first     text not null
);
create index correction_chain on correction (first);
comment on table correction is 'Accepted events that supersede another one of their teller';
comment on column correction.first is 'The event that the chain began with; a chain is one matter';
create trigger correction_stays before update or delete on correction for each row execute function refuse_change();
create trigger correction_stays_whole before truncate on correction for each statement execute function refuse_change();

-- The package subject: what a superseded event taught does not hold any more, and its next correction has the word.

create table superseded (
    event_key text   primary key,
    subject   uuid   not null,
    sequence  bigint not null
);
comment on table superseded is 'Appended only: from this place among the subject''s events on, what this event taught does not hold';

create view standing_registration as
    select *
      from registration
     where not exists (select from superseded where superseded.event_key = registration.learnt_from);
