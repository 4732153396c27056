package je.gov.hub.quarantine;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import je.gov.hub.ledger.Bookmark;
import je.gov.hub.ledger.DeliveryId;
import je.gov.hub.ledger.Quarantined;
import je.gov.hub.ledger.Sought;
import org.jspecify.annotations.Nullable;

/** What waits for a person, and what a person decides about it. Safe for use by many threads. */
public interface Quarantine {

    /**
     * A page of those that wait, the one that has waited longest first.
     *
     * @param after where the page before ended; null for the first page
     */
    List<Quarantined> waiting(Sought sought, @Nullable Bookmark after, int most);

    Optional<Quarantined> of(DeliveryId delivery);

    /** What a decision would be about now; changes nothing. Counts at most one more than may be decided about at once. */
    Preview preview(Which which);

    /**
     * Does what a person asks for, or keeps it for a second one to confirm. Each delivery is decided for itself: where it was
     * broken off, the same request goes on.
     */
    Conclusion decide(Request request);

    /** Does what another person has proposed. */
    Conclusion confirm(Decision decision, UUID proposal, String who);
}
