package je.gov.hub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as people in the island read them. */
final class JerseyTime {

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("d MMM yyyy HH:mm:ss", Locale.UK).withZone(ZoneId.of("Europe/Jersey"));

    private JerseyTime() {}

    static String of(Instant time) {
        return CLOCK.format(time);
    }

    static String of(JsonNode json, String field) {
        return of(Instant.parse(json.path(field).asText()));
    }
}
