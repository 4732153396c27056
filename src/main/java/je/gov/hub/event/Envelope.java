package je.gov.hub.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes an event of attributes by name, whatever the mode they came in. Takes the attributes out of the map it is given. */
final class Envelope {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]{1,20}");
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?([Zz]|[+-]\\d{2}:\\d{2})");

    private static final String CHARACTERS =
            "must hold no control characters, noncharacters or halves of surrogate pairs";

    private final Map<String, Object> attributes;
    private final Faults faults;

    Envelope(Map<String, Object> attributes, Faults faults) {
        this.attributes = attributes;
        this.faults = faults;
    }

    Reading read(JsonNode data) {
        version();
        var id = required("id", EventId::new, "must be 1 to 256 characters");
        var source = required("source", Envelope::source, "must be a URI-reference (RFC 3986) of 1 to 256 characters");
        var type = required("type", EventType::new, "must be 1 to 128 characters");
        var subject = optional("subject", Envelope::filled, "must not be empty");
        var time = optional("time", Envelope::instant, "must be a date and time with zone (RFC 3339)");
        var schema = optional("dataschema", Envelope::absolute, "must be an absolute URI (RFC 3986 section 4.3)");
        var extensions = extensions();
        if (id == null || source == null || type == null || !faults.none()) {
            return new Reading.Malformed(faults.list());
        }
        return new Reading.Read(new Event(id, source, type, subject, time, schema, extensions, data));
    }

    private void version() {
        required(
                "specversion",
                text -> {
                    if (!text.equals("1.0")) {
                        throw new IllegalArgumentException("Not 1.0");
                    }
                    return text;
                },
                "must be \"1.0\"");
    }

    private <T> @Nullable T required(String name, Function<String, T> make, String rule) {
        if (!attributes.containsKey(name)) {
            faults.at(name, "must be there");
            return null;
        }
        return optional(name, make, rule);
    }

    private <T> @Nullable T optional(String name, Function<String, T> make, String rule) {
        var value = attributes.remove(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof String text)) {
            faults.at(name, "must be a string");
            return null;
        }
        if (!Characters.attribute(text)) {
            faults.at(name, CHARACTERS);
            return null;
        }
        try {
            return make.apply(text);
        } catch (IllegalArgumentException | DateTimeException wrong) {
            faults.at(name, rule);
            return null;
        }
    }

    private Map<String, Object> extensions() {
        attributes.forEach(this::extension);
        return new HashMap<>(attributes);
    }

    private void extension(String name, Object value) {
        if (!NAME.matcher(name).matches() || name.equals("data")) {
            faults.of(new Fault("", "an attribute's name must be 1 to 20 lower-case letters and digits, and not data"));
            return;
        }
        switch (value) {
            case Boolean truth -> {}
            case Integer number -> {}
            case String text -> {
                if (!Characters.attribute(text)) {
                    faults.at(name, CHARACTERS);
                }
            }
            default -> faults.at(name, "must be a string, a boolean or an integer of 32 bits");
        }
    }

    private static EventSource source(String text) {
        ascii(text);
        return new EventSource(text);
    }

    private static String filled(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("Empty");
        }
        return text;
    }

    private static Instant instant(String text) {
        if (!TIME.matcher(text).matches()) {
            throw new IllegalArgumentException("Not RFC 3339");
        }
        return OffsetDateTime.parse(text).toInstant();
    }

    private static URI absolute(String text) {
        ascii(text);
        var address = URI.create(text);
        if (!address.isAbsolute()) {
            throw new IllegalArgumentException("Not absolute");
        }
        return address;
    }

    /** RFC 3986 knows no other characters; Java's URI does. */
    private static void ascii(String text) {
        if (text.chars().anyMatch(c -> c > '~')) {
            throw new IllegalArgumentException("Not ASCII");
        }
    }
}
