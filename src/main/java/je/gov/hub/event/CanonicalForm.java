package je.gov.hub.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.erdtman.jcs.JsonCanonicalizer;

/**
 * One text for all ways to write the same: RFC 8785 in UTF-8. Numbers are IEEE 754 doubles there, so integers beyond 2^53
 * that differ only past the sixteenth digit are one; the canonical schemas have none.
 */
public final class CanonicalForm {

    /** They follow the request, not the event, and differ each time it is told. */
    private static final Set<String> TRACING = Set.of("traceparent", "tracestate");

    private CanonicalForm() {}

    /**
     * The attributes, each in its canonical string form (CloudEvents 1.0.2, type system), without tracing, and the data.
     * The same whether the event was told in binary or in structured mode, and whatever the order of its fields.
     */
    public static byte[] of(Event event) {
        var attributes = JsonNodeFactory.instance.objectNode();
        attributes.put("id", event.id().value());
        attributes.put("source", event.source().value());
        attributes.put("type", event.type().value());
        attributes.put("subject", event.subject());
        attributes.put("time", event.time() == null ? null : event.time().toString());
        attributes.put(
                "dataschema",
                event.dataschema() == null ? null : event.dataschema().toString());
        event.extensions().forEach((name, value) -> {
            if (!TRACING.contains(name)) {
                attributes.put(name, value.toString());
            }
        });
        var whole = JsonNodeFactory.instance.objectNode();
        whole.set("attributes", attributes);
        whole.set("data", event.data());
        return of(whole);
    }

    /** The canonical form of any JSON value whose numbers are finite. */
    public static byte[] of(JsonNode value) {
        try {
            // the library reads objects and arrays only
            var wrapped = new JsonCanonicalizer("[" + value + "]").getEncodedString();
            return wrapped.substring(1, wrapped.length() - 1).getBytes(StandardCharsets.UTF_8);
        } catch (IOException notCarriable) {
            throw new UncheckedIOException("A JSON value that was read strictly has a canonical form", notCarriable);
        }
    }
}
