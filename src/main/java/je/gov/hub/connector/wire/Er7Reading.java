package je.gov.hub.connector.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import je.gov.hub.connector.WireFormException;

/**
 * Reads an HL7 version 2 message into JSON; HL7 2.5, chapter 2. The JSON is an object of segments by name, each an array since a segment
 * may come again; a segment is an object of fields by position, a field an array of repetitions, a repetition an object of components by
 * position, and a component text, or an object where it has subcomponents. What is empty is left out; {@code ""} (delete) stays as it is.
 * {@code digest} is the SHA-256 of the bytes that came.
 */
public final class Er7Reading {

    private static final Pattern SEGMENT = Pattern.compile("[A-Z][A-Z0-9]{2}");
    private static final Pattern ENDS = Pattern.compile("\r\n|\r|\n");

    /** A byte order mark, as text in UTF-8 or in ISO 8859-1. */
    private static final Pattern MARK = Pattern.compile("^(\uFEFF|\u00EF\u00BB\u00BF)");

    private static final int MOST = 1 << 20;
    private static final int FEWEST_MARKS = 3;
    private static final int MOST_MARKS = 5;
    private static final int NONE = -1;
    private static final int CHARACTER_SET = 18;

    private final char fieldMark;
    private final char componentMark;
    private final char repetitionMark;
    private final int escapeMark;
    private final int partMark;
    private final Charset charset;

    private Er7Reading(String header, Charset charset) throws WireFormException {
        if (!header.startsWith("MSH") || header.length() <= 3) {
            throw new WireFormException("The message does not begin with an MSH segment");
        }
        fieldMark = header.charAt(3);
        int end = header.indexOf(fieldMark, 4);
        var marks = end < 0 ? "" : header.substring(3, end);
        if (marks.length() < FEWEST_MARKS
                || marks.length() > MOST_MARKS
                || marks.chars().distinct().count() != marks.length()
                || marks.chars().anyMatch(Er7Reading::cannotSeparate)) {
            throw new WireFormException("MSH-1 and MSH-2 do not name three to five different separators");
        }
        componentMark = marks.charAt(1);
        repetitionMark = marks.charAt(2);
        escapeMark = mark(marks, 3);
        partMark = mark(marks, 4);
        this.charset = charset;
    }

    /** The last two may be left out where a message uses neither; HL7 2.5, section 2.5.4. */
    private static int mark(String marks, int at) {
        return at < marks.length() ? marks.charAt(at) : NONE;
    }

    private static boolean cannotSeparate(int mark) {
        return mark <= ' ' || mark >= 0x7F || Character.isLetterOrDigit(mark);
    }

    /** Reads what came, in the character set that MSH-18 names; UTF-8 where it names none. */
    public static ObjectNode read(byte[] message) throws WireFormException {
        if (message.length > MOST) {
            throw new WireFormException("The message is longer than a megabyte");
        }
        var first = lines(new String(message, StandardCharsets.ISO_8859_1)).stream()
                .findFirst()
                .orElse("");
        var charset = charset(new Er7Reading(first, StandardCharsets.UTF_8).named(first));
        var lines = lines(decoded(message, charset));
        var reading = new Er7Reading(lines.get(0), charset);
        var segments = JsonNodeFactory.instance.objectNode().put("digest", Digest.of(message));
        for (int at = 0; at < lines.size(); at++) {
            reading.addSegment(segments, lines.get(at), at + 1);
        }
        return segments;
    }

    private static List<String> lines(String text) {
        return ENDS.splitAsStream(MARK.matcher(text).replaceFirst(""))
                .filter(line -> !line.isBlank())
                .toList();
    }

    private String named(String header) {
        var fields = split(header, fieldMark);
        return fields.size() < CHARACTER_SET
                ? ""
                : split(fields.get(CHARACTER_SET - 1), repetitionMark).get(0);
    }

    private static Charset charset(String name) throws WireFormException {
        return switch (name) {
            case "", "UNICODE UTF-8", "UNICODE", "UTF-8", "UTF8", "ASCII" -> StandardCharsets.UTF_8;
            case "8859/1" -> StandardCharsets.ISO_8859_1;
            case "8859/15" -> Charset.forName("ISO-8859-15");
            default -> throw new WireFormException("MSH-18 names a character set that is not known here");
        };
    }

    private static String decoded(byte[] message, Charset charset) throws WireFormException {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(message)).toString();
        } catch (CharacterCodingException broken) {
            throw new WireFormException(
                    "The message is not in the character set that MSH-18 names, or UTF-8 where it names none");
        }
    }

    private void addSegment(ObjectNode segments, String line, int number) throws WireFormException {
        var fields = split(line, fieldMark);
        var name = fields.get(0);
        if (!SEGMENT.matcher(name).matches() || (number > 1 && "MSH".equals(name))) {
            throw new WireFormException("Segment " + number + " has no name of a segment");
        }
        var segment = JsonNodeFactory.instance.objectNode();
        int shift = "MSH".equals(name) ? 1 : 0;
        for (int at = 1 + shift; at < fields.size(); at++) {
            if (!fields.get(at).isEmpty()) {
                segment.set(String.valueOf(at + shift), field(fields.get(at)));
            }
        }
        segments.withArray("/" + name).add(segment);
    }

    private ArrayNode field(String text) {
        var repetitions = JsonNodeFactory.instance.arrayNode();
        for (var repetition : split(text, repetitionMark)) {
            var components = JsonNodeFactory.instance.objectNode();
            var parts = split(repetition, componentMark);
            for (int at = 0; at < parts.size(); at++) {
                if (!parts.get(at).isEmpty()) {
                    components.set(String.valueOf(at + 1), component(parts.get(at)));
                }
            }
            repetitions.add(components);
        }
        return repetitions;
    }

    private JsonNode component(String text) {
        if (text.indexOf(partMark) < 0) {
            return JsonNodeFactory.instance.textNode(unescaped(text));
        }
        var parts = JsonNodeFactory.instance.objectNode();
        var texts = split(text, partMark);
        for (int at = 0; at < texts.size(); at++) {
            if (!texts.get(at).isEmpty()) {
                parts.put(String.valueOf(at + 1), unescaped(texts.get(at)));
            }
        }
        return parts;
    }

    private static List<String> split(String text, int mark) {
        var parts = new ArrayList<String>();
        int begin = 0;
        for (int end = text.indexOf(mark); end >= 0; end = text.indexOf(mark, begin)) {
            parts.add(text.substring(begin, end));
            begin = end + 1;
        }
        parts.add(text.substring(begin));
        return parts;
    }

    private String unescaped(String text) {
        var plain = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int end = text.charAt(at) == escapeMark ? text.indexOf(escapeMark, at + 1) : -1;
            if (end < 0) {
                plain.append(text.charAt(at));
                at++;
            } else {
                plain.append(meaning(text.substring(at + 1, end)));
                at = end + 1;
            }
        }
        return plain.toString();
    }

    private String meaning(String escape) {
        return switch (escape) {
            case "F" -> String.valueOf(fieldMark);
            case "S" -> String.valueOf(componentMark);
            case "T" -> partMark == NONE ? "&" : Character.toString(partMark);
            case "R" -> String.valueOf(repetitionMark);
            case "E" -> Character.toString(escapeMark);
            case ".br", ".sp" -> " ";
            case "H", "N" -> "";
            default ->
                escape.matches("X([0-9A-Fa-f]{2})+")
                        ? hexadecimal(escape.substring(1))
                        : Character.toString(escapeMark) + escape + Character.toString(escapeMark);
        };
    }

    private String hexadecimal(String digits) {
        return new String(java.util.HexFormat.of().parseHex(digits), charset);
    }
}
