package je.gov.hub.ledger;

import java.util.List;
import java.util.stream.Stream;
import je.gov.hub.event.EventType;
import je.gov.hub.subject.Subject;
import je.gov.hub.system.SystemId;

/**
 * A subject's events from the first that a replay asks for up to the newest, as one system is concerned.
 *
 * @param granted the types that the system may be told; others are among the events where it was told of them before
 * @param events in order
 */
public record Episode(
        SystemId system, Subject subject, long sequence, List<EventType> granted, List<Replayable> events) {

    public Episode {
        granted = List.copyOf(granted);
        events = List.copyOf(events);
    }

    /** The same with what came after it. */
    Episode and(Episode later) {
        return with(Stream.concat(events.stream(), later.events.stream()).toList());
    }

    Episode with(List<Replayable> others) {
        return new Episode(system, subject, sequence, granted, others);
    }

    List<Replayable.Mark> marks() {
        return events.stream().map(Replayable::mark).toList();
    }
}
