package je.gov.hub.ledger;

import java.util.Optional;

/** Where is this event? */
public interface Journeys {

    Optional<Journey> of(EventKey key);
}
