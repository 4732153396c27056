package je.gov.hub.ledger;

import java.util.Set;
import je.gov.hub.system.SystemId;

/** A delivery was to be parked that nothing blocks any more; nothing was parked: ask again how it stands. */
public class NotBlockedException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    NotBlockedException(SystemId system, Set<DeliveryId> open) {
        super("Nothing blocks " + open + " for " + system + " any more: ask again how they stand");
    }
}
