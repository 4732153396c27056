package je.gov.hub.ledger;

import java.time.Instant;
import je.gov.hub.event.Event;
import je.gov.hub.subject.Subject;
import je.gov.hub.system.SystemId;

/**
 * The accepted event that a delivery was made of, from which it can be made anew.
 *
 * @param event as it was told; personal
 * @param sequence the event's place among its subject's
 * @param generation the newest of the deliveries of this event to this system; -1 where there is none
 */
public record Origin(
        EventKey key,
        SystemId teller,
        Event event,
        Subject subject,
        long sequence,
        SystemId receiver,
        int generation,
        Instant accepted) {

    /** The id of the delivery that is made next. */
    public DeliveryId next() {
        return DeliveryId.of(teller, event.source(), event.id(), receiver, nextGeneration());
    }

    /** Its generation: the first is made at acceptance only, as it alone goes by the broker. */
    public int nextGeneration() {
        return Math.max(generation, 0) + 1;
    }

    /** Hides the event. */
    @Override
    public String toString() {
        return "Origin[" + key + " " + receiver + " " + generation + "]";
    }
}
