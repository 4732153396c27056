package je.gov.hub.event;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The headers that make up an event in binary mode, by lower-case name; others are left out.
 *
 * @param values all values of a header, in whatever letter case its name came
 */
record AttributeHeaders(Map<String, List<String>> values) {

    static final String PREFIX = "ce-";
    static final String CONTENT_TYPE = "content-type";

    static AttributeHeaders of(Map<String, List<String>> headers) {
        var values = new TreeMap<String, List<String>>();
        headers.forEach((name, all) -> {
            var lower = name.toLowerCase(Locale.ROOT);
            if (lower.startsWith(PREFIX) || lower.equals(CONTENT_TYPE)) {
                values.computeIfAbsent(lower, first -> new ArrayList<>()).addAll(all);
            }
        });
        return new AttributeHeaders(values);
    }

    int size() {
        return values.entrySet().stream()
                .mapToInt(header -> bytes(header.getKey())
                        + header.getValue().stream()
                                .mapToInt(AttributeHeaders::bytes)
                                .sum())
                .sum();
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
