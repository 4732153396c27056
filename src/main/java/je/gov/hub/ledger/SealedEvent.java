package je.gov.hub.ledger;

import org.jspecify.annotations.Nullable;

/** An event as it lies in the database. */
record SealedEvent(Acceptance acceptance, @Nullable String supersedes, byte[] sealed) {}
