package je.gov.hub.connector.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import je.gov.hub.connector.WireFormException;

/**
 * The answer to an HL7 v2 message, whatever came: HL7 2.5, section 2.9.2. It echoes MSH-10 in MSA-2, and where even that cannot be read
 * leaves it empty.
 */
public final class Acknowledgement {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss+0000").withZone(ZoneOffset.UTC);
    private static final int LONGEST_ID = 19;

    private Acknowledgement() {}

    /**
     * Prints it.
     *
     * @param message what is answered, as it came
     * @param answer {@code code} is AA, AE or AR; with {@code error} (HL7 table 0357) and {@code text} where it is not AA
     */
    public static String write(byte[] message, JsonNode answer, Instant now) throws WireFormException {
        var header = header(message);
        var segments = JsonNodeFactory.instance.arrayNode();
        segments.add(head(header, digest(message), now));
        var code = answer.path("code").asText("AE");
        segments.addObject().put("segment", "MSA").put("1", code).put("2", part(header, "10", "1"));
        if (!"AA".equals(code)) {
            var error = segments.addObject().put("segment", "ERR").put("4", "E");
            error.putObject("3").put("1", answer.path("error").asText("207")).put("3", "HL70357");
            error.put("8", answer.path("text").asText());
        }
        return Er7.write(segments);
    }

    private static ObjectNode head(JsonNode header, String digest, Instant now) {
        var head = JsonNodeFactory.instance.objectNode();
        head.put("segment", "MSH").put("3", "HUB").put("4", "JERSEY");
        head.put("5", part(header, "3", "1")).put("6", part(header, "4", "1")).put("7", MOMENT.format(now));
        head.putObject("9").put("1", "ACK").put("2", part(header, "9", "2")).put("3", "ACK");
        head.put("10", "A" + digest.substring(0, LONGEST_ID)).put("11", "P").put("12", "2.5");
        return head.put("18", "UNICODE UTF-8");
    }

    private static JsonNode header(byte[] message) {
        try {
            return Er7Reading.read(firstLine(message)).path("MSH").path(0);
        } catch (WireFormException unreadable) {
            return JsonNodeFactory.instance.objectNode();
        }
    }

    /** Only the header, in a character set that reads anything: it is ASCII where it matters. */
    private static byte[] firstLine(byte[] message) {
        var text = new String(message, StandardCharsets.ISO_8859_1);
        int end = text.indexOf('\r');
        var fields = (end < 0 ? text : text.substring(0, end)).split("\\|", 13);
        return String.join("|", java.util.Arrays.copyOf(fields, Math.min(fields.length, 12)))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String part(JsonNode header, String field, String component) {
        var value = header.path(field).path(0).path(component);
        return value.isObject() ? value.path("1").asText() : value.asText();
    }

    private static String digest(byte[] message) {
        return Digest.of(message);
    }
}
