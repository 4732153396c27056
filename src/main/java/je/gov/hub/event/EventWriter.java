package je.gov.hub.event;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

/** Writes an event in structured mode (JSON event format 1.0.2), so that {@link EventReader} reads the same event again. */
public final class EventWriter {

    /** JSON in UTF-8, without data where the event has none. */
    public byte[] structured(Event event) {
        return tree(event).toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The same as a tree. */
    public ObjectNode tree(Event event) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("specversion", "1.0");
        json.put("id", event.id().value());
        json.put("source", event.source().value());
        json.put("type", event.type().value());
        if (event.subject() != null) {
            json.put("subject", event.subject());
        }
        if (event.time() != null) {
            json.put("time", event.time().toString());
        }
        if (event.dataschema() != null) {
            json.put("dataschema", event.dataschema().toString());
        }
        new TreeMap<>(event.extensions()).forEach((name, value) -> extension(json, name, value));
        if (!event.data().isNull()) {
            json.put("datacontenttype", "application/json");
            json.set("data", event.data());
        }
        return json;
    }

    private static void extension(ObjectNode json, String name, Object value) {
        switch (value) {
            case Boolean truth -> json.put(name, truth);
            case Integer number -> json.put(name, number);
            default -> json.put(name, value.toString());
        }
    }
}
