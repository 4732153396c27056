package je.gov.hub.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Binary mode: attributes in headers, the data in the body (HTTP binding 1.0.2, section 3.1). */
final class BinaryEvent {

    private final JsonText json;

    BinaryEvent(JsonText json) {
        this.json = json;
    }

    Reading read(AttributeHeaders headers, byte[] body) {
        var faults = new Faults("header:ce-");
        var attributes = new LinkedHashMap<String, Object>();
        headers.values().forEach((name, values) -> attribute(name, values, attributes, faults));
        var type = attributes.remove(AttributeHeaders.CONTENT_TYPE);
        if (attributes.remove("datacontenttype") != null) {
            faults.at("datacontenttype", "must not be there: content-type says it");
        }
        if (type == null && body.length > 0) {
            faults.at(AttributeHeaders.CONTENT_TYPE, "must be there where there is a body");
        }
        var data = data(MediaType.read(type, wrong -> faults.at(AttributeHeaders.CONTENT_TYPE, wrong)), body, faults);
        return new Envelope(attributes, faults).read(data);
    }

    private static void attribute(String header, List<String> values, Map<String, Object> attributes, Faults faults) {
        var name = header.startsWith(AttributeHeaders.PREFIX)
                ? header.substring(AttributeHeaders.PREFIX.length())
                : header;
        if (values.isEmpty()) {
            return;
        }
        if (values.size() > 1) {
            faults.at(name, "must be there once");
        }
        try {
            attributes.put(name, header.equals(name) ? values.getFirst() : HeaderValue.decoded(values.getFirst()));
        } catch (CharacterCodingException wrong) {
            faults.at(name, "must be percent-encoded UTF-8 (HTTP binding 1.0.2, section 3.1.3.2)");
        }
    }

    private JsonNode data(MediaType media, byte[] body, Faults faults) {
        if (body.length == 0) {
            return EventReader.none();
        }
        if (!media.json()) {
            return text(body);
        }
        return switch (json.read(body)) {
            case JsonText.Result.Tree tree -> tree.root();
            case JsonText.Result.Broken broken -> {
                faults.of(new Fault("", "the body " + broken.detail()));
                yield EventReader.none();
            }
        };
    }

    private static JsonNode text(byte[] body) {
        try {
            return TextNode.valueOf(JsonText.decoded(body));
        } catch (CharacterCodingException bytes) {
            return TextNode.valueOf(Base64.getEncoder().encodeToString(body));
        }
    }
}
