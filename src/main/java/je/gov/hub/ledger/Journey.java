package je.gov.hub.ledger;

import java.time.Instant;
import java.util.List;
import je.gov.hub.event.EventType;
import je.gov.hub.system.SystemId;
import org.jspecify.annotations.Nullable;

/**
 * Where an accepted event is; never its data.
 *
 * @param outcome accepted, echo or waiting (its identifiers lead to two subjects)
 */
public record Journey(EventKey key, SystemId teller, EventType type, Instant accepted, String outcome, List<Leg> legs) {

    public Journey {
        legs = List.copyOf(legs);
    }

    /** The state of one delivery, in the order a delivery can take them. An amended one was made anew, as another delivery. */
    public enum State {
        PENDING,
        DELAYED,
        DELIVERED,
        DISCARDED,
        AMENDED,
        QUARANTINED,
        HELD,
        PARKED
    }

    /**
     * One delivery.
     *
     * @param answer the receipt's answer, the reason of the setback, or why a person ended it
     * @param due when it should be there at the latest
     * @param waits what its system waits for a person for; null while it goes on by itself
     */
    public record Leg(
            DeliveryId delivery,
            SystemId system,
            State state,
            int attempts,
            boolean repeated,
            @Nullable String answer,
            Instant due,
            @Nullable Instant since,
            @Nullable Wait waits) {}

    /**
     * A whole system waits for a person.
     *
     * @param why the operator's words, or the reason of the refusals that stopped it
     */
    public record Wait(Kind kind, String why) {

        /** By whom. */
        public enum Kind {
            /** An operator said so. */
            SUSPENDED,
            /** The hub stopped: misconfigured, or refused too often in a row. */
            STOPPED
        }
    }
}
