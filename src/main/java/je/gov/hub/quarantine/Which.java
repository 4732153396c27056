package je.gov.hub.quarantine;

import java.util.List;
import je.gov.hub.ledger.DeliveryId;
import je.gov.hub.ledger.Sought;

/** Which deliveries a decision is about. */
public sealed interface Which {

    /** These. */
    record These(List<DeliveryId> deliveries) implements Which {
        public These {
            deliveries = List.copyOf(deliveries);
        }
    }

    /** All that wait and match. */
    record All(Sought sought) implements Which {}
}
