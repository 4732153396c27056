package je.gov.hub.agreement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import je.gov.hub.event.EventType;
import je.gov.hub.event.FieldPath;
import je.gov.hub.schema.Schemas;
import je.gov.hub.schema.Validity;

/** Schemas small enough to be read in a test: a type has the fields that its example has. */
public record SchemasByExample(Map<EventType, JsonNode> examples) implements Schemas {

    public static final EventType MOVED = new EventType("je.gov.person.moved.v1");
    public static final EventType MARRIED = new EventType("je.gov.person.married.v1");

    /** Two types of event with a few fields. */
    public static SchemasByExample two() {
        return new SchemasByExample(Map.of(
                MOVED,
                json("""
                        {"effectiveDate": "2026-11-02", "consent": true,
                         "person": {"identifiers": {"ssn": "JY1", "tin": "1"}, "name": {"fullName": "Élise", "familyName": "B"}},
                         "newAddress": {"parish": "HE", "line": "12"}, "oldAddress": {"parish": "OU", "line": "Mon Repos"},
                         "members": [{"identifiers": {"ssn": "JY2"}, "name": "Zoé"}]}
                        """),
                MARRIED,
                json("{\"effectiveDate\": \"2026-11-02\", \"person\": {\"name\": {\"fullName\": \"Élise\"}}}")));
    }

    /** Reads JSON; a mistake in it is a mistake of the test. */
    public static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }

    @Override
    public SortedSet<EventType> types() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(new TreeMap<>(examples).keySet()));
    }

    @Override
    public Optional<URI> address(EventType type) {
        return Optional.ofNullable(examples.get(type)).map(example -> URI.create("https://example.je/" + type));
    }

    @Override
    public Validity check(EventType type, JsonNode json) {
        return new Validity.Valid();
    }

    @Override
    public boolean describes(EventType type, FieldPath field) {
        var node = examples.get(type);
        for (var segment : field.segments()) {
            if (node == null) {
                return false;
            }
            node = node.isArray() && segment.equals(FieldPath.EACH) ? node.get(0) : node.get(segment);
        }
        return node != null;
    }
}
