package je.gov.hub.ledger;

import java.time.Instant;

/** Where a page of those that wait for a person ended: with the one that waits since then. */
public record Bookmark(Instant since, DeliveryId delivery) {}
