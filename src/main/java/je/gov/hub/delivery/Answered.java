package je.gov.hub.delivery;

import java.time.Instant;

/** What came back from a lane, until the ledger has it. */
record Answered(Pending pending, Outcome outcome, Instant at) {}
