-- The package ledger: systems to which an operator lets nothing be handed over, also after the hub starts again.

create table suspended_system (
    system text        primary key,
    actor  text        not null,
    why    text        not null,
    since  timestamptz not null
);
comment on table suspended_system is 'Rows go when an operator lets the system go on; who did what, when and why stays in fact';
