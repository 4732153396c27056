package je.gov.hub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Follows an event until it has arrived, or a limit has passed, and tells of every change as it happens. */
final class Follower {

    private static final Duration PAUSE = Duration.ofMillis(250);

    private final HubLine hub;
    private final JourneyView view;
    private final PrintWriter out;
    private final Clock clock;

    Follower(HubLine hub, JourneyView view, PrintWriter out, Clock clock) {
        this.hub = hub;
        this.view = view;
        this.out = out;
        this.clock = clock;
    }

    /** The journey as it stands at the end. */
    JsonNode follow(String key, Duration limit) {
        var until = clock.instant().plus(limit);
        var shown = new HashMap<String, String>();
        var journey = hub.journey(key);
        show(journey, shown);
        while (JourneyView.underWay(journey) && clock.instant().isBefore(until)) {
            LockSupport.parkNanos(PAUSE.toNanos());
            journey = hub.journey(key);
            show(journey, shown);
        }
        return journey;
    }

    /** Prints what is new: each delivery that changed or, for a teller who may not tell them apart, how many have arrived. */
    private void show(JsonNode journey, Map<String, String> shown) {
        if (!journey.path("deliveries").findPath("delivery").isMissingNode()) {
            journey.path("deliveries").forEach(leg -> show(journey, leg, shown));
        } else if (!view.sum(journey).equals(shown.put("", view.sum(journey)))) {
            out.println(view.sum(journey));
        }
        out.flush();
    }

    private void show(JsonNode journey, JsonNode leg, Map<String, String> shown) {
        var state = leg.path("state").asText() + leg.path("answer").asText();
        if (!state.equals(shown.put(leg.path("delivery").asText(), state))) {
            out.println(view.line(journey, leg));
        }
    }
}
