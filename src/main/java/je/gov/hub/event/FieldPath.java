package je.gov.hub.event;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A place in an event's data: a JSON Pointer (RFC 6901) in which the segment {@code *} stands for every element of an array, as in
 * {@code /officers/*}{@code /role}. It names everything below it. Array positions are not places: nobody is granted "the first officer".
 *
 * @param segments the unescaped keys on the way, at least one
 */
public record FieldPath(List<String> segments) implements Comparable<FieldPath> {

    /** The segment that stands for every element of an array. */
    public static final String EACH = "*";

    private static final Pattern NOT_ESCAPED = Pattern.compile("~(?![01])");

    public FieldPath {
        segments = List.copyOf(segments);
        if (segments.isEmpty() || segments.contains("")) {
            throw new IllegalArgumentException("A field path names at least one key, and no empty one");
        }
    }

    /**
     * Reads the written form.
     *
     * @throws IllegalArgumentException where it is not one; the message says why
     */
    public static FieldPath of(String text) {
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException("A field path begins with a slash, as in /newAddress/parish");
        }
        var segments = new ArrayList<String>();
        for (var raw : text.substring(1).split("/", -1)) {
            if (NOT_ESCAPED.matcher(raw).find()) {
                throw new IllegalArgumentException("In a field path ~ is written ~0 and / is written ~1");
            }
            segments.add(raw.replace("~1", "/").replace("~0", "~"));
        }
        return new FieldPath(segments);
    }

    /** Whether this names the other place, too: the same one, or one above it. */
    public boolean covers(FieldPath other) {
        return segments.size() <= other.segments.size() && segments.equals(other.segments.subList(0, segments.size()));
    }

    @Override
    public int compareTo(FieldPath other) {
        return toString().compareTo(other.toString());
    }

    /** The written form; {@link #of} reads it back. */
    @Override
    public String toString() {
        var text = new StringBuilder();
        segments.forEach(
                segment -> text.append('/').append(segment.replace("~", "~0").replace("/", "~1")));
        return text.toString();
    }
}
