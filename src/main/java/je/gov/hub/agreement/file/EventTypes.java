package je.gov.hub.agreement.file;

import java.util.stream.Collectors;
import je.gov.hub.event.EventType;
import je.gov.hub.schema.Schemas;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads an event type that must have a schema. */
final class EventTypes {

    /** Stands for a type that could not be read, so that the rest is read, too. */
    static final EventType UNKNOWN = new EventType("unknown.event.v1");

    private EventTypes() {}

    static EventType read(ScalarNode text, Words words, Schemas schemas, Mistakes mistakes) {
        var written = words.fill(text, mistakes);
        for (var type : schemas.types()) {
            if (type.value().equals(written)) {
                return type;
            }
        }
        var known = schemas.types().stream().map(EventType::value).collect(Collectors.joining(", "));
        mistakes.add(
                Place.of(text),
                "No schema for the event `" + written + "`; there are " + (known.isEmpty() ? "none at all" : known));
        return UNKNOWN;
    }
}
