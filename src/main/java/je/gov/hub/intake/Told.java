package je.gov.hub.intake;

import je.gov.hub.event.Event;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was told, read by its edge.
 *
 * @param raw the message as it came, where a source connector made the event from it: then the content digest is over
 *     it; null at the HTTP edge, where the digest is over the event's canonical form
 */
public record Told(Event event, byte @Nullable [] raw) {

    @Override
    public String toString() {
        return "Told[" + event + "]";
    }
}
