-- The package ledger: of very many lines of one system those that have waited longest are found without a look at all; and what was made
-- anew for a system, of which there is little, without a look at all that it was told.

drop index parked_turn;
create index parked_turn on parked (system, since) where turn;
create index disclosure_anew on disclosure (system, subject) where generation > 0;
