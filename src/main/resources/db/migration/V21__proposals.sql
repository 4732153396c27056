-- The package quarantine: decisions about many deliveries that wait for a second person.

create table proposal (
    id         uuid        primary key,
    decision   text        not null check (decision in ('release', 'amend', 'discard')),
    deliveries text[]      not null,
    why        text        not null,
    proposer   text        not null,
    at         timestamptz not null,
    confirmer  text
);
comment on column proposal.deliveries is 'Those that were meant when it was proposed; what waits since then is not decided with them';
comment on column proposal.confirmer is 'Who confirmed it; that person may confirm again, to go on where it was broken off';
