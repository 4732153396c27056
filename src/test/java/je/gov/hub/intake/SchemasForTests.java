package je.gov.hub.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import je.gov.hub.event.EventType;
import je.gov.hub.event.Fault;
import je.gov.hub.event.FieldPath;
import je.gov.hub.schema.Schemas;
import je.gov.hub.schema.Validity;

/** Schemas a test can follow: everything is valid but data that says it is not, and every type but one is known. */
final class SchemasForTests implements Schemas {

    @Override
    public SortedSet<EventType> types() {
        return new TreeSet<>();
    }

    @Override
    public Optional<URI> address(EventType type) {
        return type.equals(EventsForTests.UNKNOWN)
                ? Optional.empty()
                : Optional.of(URI.create("https://schemas.hub.gov.je/test/v1"));
    }

    @Override
    public Validity check(EventType type, JsonNode content) {
        if (type.equals(EventsForTests.UNKNOWN)) {
            return new Validity.UnknownType();
        }
        return content.has("wrong")
                ? new Validity.Invalid(List.of(new Fault("/wrong", "is not described by the schema")))
                : new Validity.Valid();
    }

    @Override
    public boolean describes(EventType type, FieldPath field) {
        return true;
    }
}
