package je.gov.hub.quarantine;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import je.gov.hub.ledger.DeliveryId;

/** A decision that waits for a second person. */
record Proposal(UUID id, Decision decision, List<DeliveryId> deliveries, String why, String proposer, Instant at) {}
