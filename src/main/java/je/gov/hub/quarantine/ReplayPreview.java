package je.gov.hub.quarantine;

import je.gov.hub.ledger.ReplayOverview;
import je.gov.hub.ledger.Tally;

/**
 * What a replay would be about.
 *
 * @param overview all of it
 * @param looked of how many subjects the disclosures were made, to see what would come of them
 * @param tally what would come of the events of those subjects
 */
public record ReplayPreview(ReplayOverview overview, int looked, Tally tally) {}
