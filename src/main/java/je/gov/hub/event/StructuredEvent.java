package je.gov.hub.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Structured mode: the JSON event format 1.0.2. */
final class StructuredEvent {

    private static final String DATA = "data";
    private static final String BASE64 = "data_base64";

    private final JsonText json;

    StructuredEvent(JsonText json) {
        this.json = json;
    }

    Reading read(JsonNode root) {
        if (!(root instanceof ObjectNode event)) {
            return new Reading.Malformed(List.of(new Fault("", "must be a JSON object")));
        }
        var faults = new Faults("/");
        var attributes = attributes(event);
        var media = MediaType.read(attributes.remove("datacontenttype"), wrong -> faults.at("datacontenttype", wrong));
        var data = data(event, media, faults);
        return new Envelope(attributes, faults).read(data);
    }

    /** The attributes that are set; {@code null} means not set (section 2.2). */
    private static Map<String, Object> attributes(ObjectNode event) {
        var attributes = new LinkedHashMap<String, Object>();
        event.properties().stream()
                .filter(field -> !field.getKey().equals(DATA) && !field.getKey().equals(BASE64))
                .filter(field -> !field.getValue().isNull())
                .forEach(field -> attributes.put(field.getKey(), value(field.getValue())));
        return attributes;
    }

    /** A value of a type that no attribute may have stays the node it is. */
    private static Object value(JsonNode node) {
        if (node.isTextual()) {
            return node.textValue();
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        return node.isInt() ? (Object) node.intValue() : node;
    }

    private JsonNode data(ObjectNode event, MediaType media, Faults faults) {
        var plain = event.path(DATA);
        var coded = event.path(BASE64);
        if (coded.isMissingNode() || coded.isNull()) {
            return plain(plain, media, faults);
        }
        if (!plain.isMissingNode()) {
            faults.at(BASE64, "must not stand beside data");
        }
        return coded(coded, media, faults);
    }

    private static JsonNode plain(JsonNode plain, MediaType media, Faults faults) {
        if (plain.isMissingNode() || plain.isNull()) {
            return EventReader.none();
        }
        if (!media.json() && !plain.isTextual()) {
            faults.at(DATA, "must be a string where datacontenttype is not JSON");
        }
        return plain;
    }

    private JsonNode coded(JsonNode coded, MediaType media, Faults faults) {
        var bytes = bytes(coded);
        if (bytes == null) {
            faults.at(BASE64, "must be Base64 (RFC 4648 section 4), padded");
            return EventReader.none();
        }
        if (!media.json()) {
            return TextNode.valueOf(coded.textValue());
        }
        return switch (json.read(bytes)) {
            case JsonText.Result.Tree tree -> tree.root();
            case JsonText.Result.Broken broken -> {
                faults.at(BASE64, broken.detail());
                yield EventReader.none();
            }
        };
    }

    private static byte @Nullable [] bytes(JsonNode coded) {
        if (!coded.isTextual()) {
            return null;
        }
        try {
            var bytes = Base64.getDecoder().decode(coded.textValue());
            return Base64.getEncoder().encodeToString(bytes).equals(coded.textValue()) ? bytes : null;
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }
}
