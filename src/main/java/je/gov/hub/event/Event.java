package je.gov.hub.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, as a CloudEvents 1.0 envelope round canonical JSON data.
 *
 * @param subject what the teller called the subject; never used to find it
 * @param time when the teller recorded it
 * @param dataschema the schema the teller says the data follows; must be the one of the type
 * @param extensions further context attributes by name: String, Boolean, Integer, URI or Instant
 * @param data the canonical data; personal, hence never printed
 */
public record Event(
        EventId id,
        EventSource source,
        EventType type,
        @Nullable String subject,
        @Nullable Instant time,
        @Nullable URI dataschema,
        Map<String, Object> extensions,
        JsonNode data) {

    public Event {
        extensions = Map.copyOf(new TreeMap<>(extensions));
        data = data.deepCopy();
    }

    /** Whether it says of something told before that it is not so. */
    public boolean cancels() {
        return data.path("reason").asText().equals("cancellation");
    }

    /** Names the event and hides its data. */
    @Override
    public String toString() {
        return "Event[" + type + " " + source + " " + id + "]";
    }
}
