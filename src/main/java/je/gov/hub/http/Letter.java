package je.gov.hub.http;

import java.util.List;
import je.gov.hub.event.Event;
import je.gov.hub.event.Fault;

/** What a request to tell something holds. */
sealed interface Letter {

    /**
     * One event.
     *
     * @param dataAt JSON Pointer to its data in the request's body
     */
    record One(Event event, String dataAt) implements Letter {}

    /** A batch; the data of each is at {@code /<index>/data} in the request's body. */
    record Many(List<Event> events) implements Letter {
        public Many {
            events = List.copyOf(events);
        }
    }

    /** Nothing that can be told. */
    record Illegible(Problem problem, List<Fault> faults) implements Letter {
        public Illegible {
            faults = List.copyOf(faults);
        }
    }
}
