-- The package ledger: a large replay waits for a second person, and any replay may be ended before all is in its line.

alter table replay
    add column proposed      boolean not null default false,
    add column canceller     text,
    add column cancelled_why text;
comment on column replay.proposed is 'It waits for a second person; until then it is not gone on with';
comment on column replay.canceller is 'Who ended it before all its subjects were in their lines; those that were are told up to their newest';
