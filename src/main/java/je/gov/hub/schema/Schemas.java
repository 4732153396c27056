package je.gov.hub.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Optional;
import java.util.SortedSet;
import je.gov.hub.event.EventType;
import je.gov.hub.event.FieldPath;

/** The canonical schemas by event type. Read once, immutable, safe for use by many threads. */
public interface Schemas {

    /** The event types that have a schema. */
    SortedSet<EventType> types();

    /** The schema's {@code $id}, as {@code dataschema} names it; empty for an unknown type. */
    Optional<URI> address(EventType type);

    /** Whether the data is valid against the schema of the type, formats asserted. */
    Validity check(EventType type, JsonNode data);

    /** Whether the schema of the type describes a field at this place, so that a grant may name it. {@code *} is described where the schema has an array. */
    boolean describes(EventType type, FieldPath field);
}
