package je.gov.hub.connector.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import je.gov.hub.connector.WireFormException;

/**
 * Prints HL7 version 2 messages in their usual form (ER7: pipes and hats) from JSON; HL7 2.5, chapter 2.
 *
 * <p>The JSON is an array of segments, each an object: {@code segment} is its name, and the other keys are positions. A field is
 * text, an object of components by position, or an array of such repetitions; a component is text or an object of subcomponents. Text is
 * escaped, so that no value can look like a separator, a segment or the end of the message.
 */
public final class Er7 {

    private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9]{2}");
    private static final Pattern POSITION = Pattern.compile("[1-9][0-9]?");
    private static final String DELETE = "\"\"";

    private Er7() {}

    /** @return segments, each ending with a carriage return */
    public static String write(JsonNode segments) throws WireFormException {
        if (!segments.isArray()
                || segments.isEmpty()
                || !"MSH".equals(segments.path(0).path("segment").asText())) {
            throw new WireFormException("An HL7 message is an array of segments, and begins with MSH");
        }
        var text = new StringBuilder();
        for (var segment : segments) {
            text.append(segment(segment)).append('\r');
        }
        return text.toString();
    }

    private static String segment(JsonNode segment) throws WireFormException {
        var name = segment.path("segment").asText();
        if (!NAME.matcher(name).matches()) {
            throw new WireFormException("A segment's name is three capital letters or digits");
        }
        var fields = positions(segment);
        if (!"MSH".equals(name)) {
            return name + "|" + joined(fields, "|", 1);
        }
        return "MSH|^~\\&|" + joined(fields, "|", 3);
    }

    private static Map<Integer, String> positions(JsonNode segment) throws WireFormException {
        var fields = new TreeMap<Integer, String>();
        for (var entry : segment.properties()) {
            if (!"segment".equals(entry.getKey())) {
                fields.put(position(entry.getKey()), field(entry.getValue()));
            }
        }
        return fields;
    }

    private static String field(JsonNode value) throws WireFormException {
        if (!value.isArray()) {
            return repetition(value);
        }
        var text = new StringBuilder();
        for (var repetition : value) {
            text.append(text.isEmpty() ? "" : "~").append(repetition(repetition));
        }
        return text.toString();
    }

    private static String repetition(JsonNode value) throws WireFormException {
        if (!value.isObject()) {
            return escaped(value);
        }
        var components = new TreeMap<Integer, String>();
        for (var entry : value.properties()) {
            components.put(position(entry.getKey()), component(entry.getValue()));
        }
        return joined(components, "^", 1);
    }

    private static String component(JsonNode value) throws WireFormException {
        if (!value.isObject()) {
            return escaped(value);
        }
        var parts = new TreeMap<Integer, String>();
        for (var entry : value.properties()) {
            parts.put(position(entry.getKey()), escaped(entry.getValue()));
        }
        return joined(parts, "&", 1);
    }

    private static String joined(Map<Integer, String> parts, String separator, int first) {
        var text = new StringBuilder();
        int next = first;
        for (var part : parts.entrySet()) {
            if (!part.getValue().isEmpty()) {
                text.append(separator.repeat(part.getKey() - next)).append(part.getValue());
                next = part.getKey();
            }
        }
        return text.toString();
    }

    private static int position(String key) throws WireFormException {
        if (!POSITION.matcher(key).matches()) {
            throw new WireFormException("A position in a segment is a number from 1 to 99");
        }
        return Integer.parseInt(key);
    }

    private static String escaped(JsonNode value) throws WireFormException {
        if (value.isContainerNode()) {
            throw new WireFormException("A value in a segment is text, not an object or an array");
        }
        var text = value.isNull() ? "" : value.asText();
        if (DELETE.equals(text)) {
            return "\\X2222\\";
        }
        var escaped = new StringBuilder(text.length() + 8);
        text.chars().forEach(c -> escaped.append(escaped((char) c)));
        return escaped.toString();
    }

    private static String escaped(char c) {
        return switch (c) {
            case '|' -> "\\F\\";
            case '^' -> "\\S\\";
            case '&' -> "\\T\\";
            case '~' -> "\\R\\";
            case '\\' -> "\\E\\";
            default -> c < ' ' || c == 0x7F ? "\\X%02X\\".formatted((int) c) : String.valueOf(c);
        };
    }
}
