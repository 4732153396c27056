package je.gov.hub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.stream.StreamSupport;

/** A journey, readable at a glance. */
final class JourneyView {

    private static final Set<String> STOPPED = Set.of("quarantined", "held", "parked", "stopped", "suspended");
    private static final Set<String> ENDED = Set.of("discarded", "amended");
    private static final Set<String> UNDER_WAY = Set.of("pending", "delayed");

    private final Paint paint;

    JourneyView(Paint paint) {
        this.paint = paint;
    }

    /** The line above the deliveries. */
    String head(JsonNode journey) {
        return "%s  %s, accepted %s%s"
                .formatted(
                        paint.strong(journey.path("key").asText()),
                        journey.path("type").asText(),
                        JerseyTime.of(journey, "accepted"),
                        remark(journey.path("outcome").asText()));
    }

    private String remark(String outcome) {
        return switch (outcome) {
            case "echo" -> paint.faint("; an echo of what the hub told, it goes no further");
            case "waiting" -> paint.bad("; waits for a person, as its identifiers lead to two subjects");
            default -> "";
        };
    }

    /** One delivery on one line. */
    String line(JsonNode journey, JsonNode leg) {
        var state = leg.path("state").asText();
        return "  %s %-18s %s %s"
                .formatted(
                        mark(state),
                        leg.path("system").asText("a system"),
                        coloured(state, "%-12s".formatted(state)),
                        paint.faint(detail(journey, leg)))
                .stripTrailing();
    }

    private String detail(JsonNode journey, JsonNode leg) {
        var took = leg.hasNonNull("since")
                ? seconds(Duration.between(time(journey, "accepted"), time(leg, "since")))
                : "due " + JerseyTime.of(leg, "due");
        var attempts = leg.path("attempts").asInt() > 1
                ? "  attempt " + leg.path("attempts").asInt()
                : "";
        var repeated = leg.path("repeated").asBoolean() ? "  may be there twice" : "";
        return "%8s%s%s  %s"
                .formatted(took, attempts, repeated, leg.path("answer").asText(""));
    }

    /** The line below the deliveries. */
    String sum(JsonNode journey) {
        long ended = legs(journey, ENDED);
        long all = legs(journey, Set.of()) - ended;
        long stopped = legs(journey, STOPPED);
        long underWay = legs(journey, UNDER_WAY);
        if (all + ended == 0) {
            return "  nobody is told";
        }
        return "  %s%s%s%s"
                .formatted(
                        paint.good("%d of %d delivered".formatted(all - stopped - underWay, all)),
                        underWay == 0 ? "" : paint.waiting(", %d on the way".formatted(underWay)),
                        stopped == 0 ? "" : paint.bad(", %d wait for a person".formatted(stopped)),
                        ended == 0 ? "" : paint.faint(", %d ended by a person".formatted(ended)));
    }

    /** The exit code that says how the journey stands. */
    static int standing(JsonNode journey) {
        if (legs(journey, STOPPED) > 0
                || "waiting".equals(journey.path("outcome").asText())) {
            return Exit.HELD;
        }
        return legs(journey, UNDER_WAY) > 0 ? Exit.PENDING : Exit.DONE;
    }

    /** Whether any delivery may still change by itself. */
    static boolean underWay(JsonNode journey) {
        return legs(journey, UNDER_WAY) > 0;
    }

    private static long legs(JsonNode journey, Set<String> states) {
        return StreamSupport.stream(journey.path("deliveries").spliterator(), false)
                .filter(leg ->
                        states.isEmpty() || states.contains(leg.path("state").asText()))
                .count();
    }

    private String mark(String state) {
        if (STOPPED.contains(state)) {
            return coloured(state, "✗");
        }
        return coloured(state, UNDER_WAY.contains(state) ? "…" : "✓");
    }

    private String coloured(String state, String text) {
        if (STOPPED.contains(state)) {
            return paint.bad(text);
        }
        return UNDER_WAY.contains(state) ? paint.waiting(text) : paint.good(text);
    }

    private static String seconds(Duration took) {
        return took.compareTo(Duration.ofMinutes(2)) < 0
                ? String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0)
                : took.toMinutes() + " min";
    }

    private static Instant time(JsonNode json, String field) {
        return Instant.parse(json.path(field).asText());
    }
}
