package je.gov.hub.ledger;

import je.gov.hub.event.Event;
import je.gov.hub.event.EventId;
import je.gov.hub.event.EventSource;
import je.gov.hub.system.SystemId;

/** By what an event is known at any age: whoever told it, and how they name it (CloudEvents 1.0.2: source and id). */
public record Identity(SystemId teller, EventSource source, EventId id) {

    public static Identity of(SystemId teller, Event event) {
        return new Identity(teller, event.source(), event.id());
    }
}
