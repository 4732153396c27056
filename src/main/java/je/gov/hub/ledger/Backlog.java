package je.gov.hub.ledger;

import java.time.Instant;

/**
 * What of one system's deliveries waits in the ledger for a person.
 *
 * @param quarantined refused by their receiver
 * @param held by the hub
 * @param parked behind one of these
 * @param oldest since when the first of them waits
 */
public record Backlog(long quarantined, long held, long parked, Instant oldest) {}
