package je.gov.hub.ledger;

import java.util.UUID;

/** A replay that goes on, as far as it takes to go on with it: how far it is would have to be counted. */
public record OpenReplay(UUID id, ReplayScope scope, String who) {}
