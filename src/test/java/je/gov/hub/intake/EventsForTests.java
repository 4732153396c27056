package je.gov.hub.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import je.gov.hub.event.Event;
import je.gov.hub.event.EventId;
import je.gov.hub.event.EventSource;
import je.gov.hub.event.EventType;

/** Events about invented people. */
final class EventsForTests {

    static final EventType MOVED = new EventType("je.gov.person.address-changed.v1");
    static final EventType REGISTERED = new EventType("je.gov.person.registered.v1");
    static final EventType COMPANY = new EventType("je.gov.business.registered.v1");
    static final EventType UNKNOWN = new EventType("je.gov.person.vanished.v1");

    private static final ObjectMapper JSON = new ObjectMapper();

    private EventsForTests() {}

    /** @param identifiers as JSON, such as {@code {'ssn':'JY123456A'}}, with apostrophes for quotes */
    static Told moved(String id, String identifiers, String effective, String parish) {
        return told(
                MOVED,
                id,
                "{'effectiveDate':'" + effective + "','person':{'identifiers':" + identifiers
                        + "},'newAddress':{'parish':'" + parish + "','country':'JE'}}");
    }

    static Told told(EventType type, String id, String content) {
        return new Told(event(type, id, content), null);
    }

    static Event event(EventType type, String id, String content) {
        try {
            return new Event(
                    new EventId(id),
                    new EventSource("urn:je:gov:test"),
                    type,
                    null,
                    null,
                    null,
                    Map.of(),
                    JSON.readTree(content.replace('\'', '"')));
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException("Not JSON: " + content, broken);
        }
    }
}
