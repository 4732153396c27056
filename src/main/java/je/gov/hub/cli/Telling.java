package je.gov.hub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.PrintWriter;
import java.io.Writer;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Tells one step after the other and, where that is wanted, follows each until it has arrived. */
final class Telling {

    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Surroundings surroundings;
    private final HubLine hub;
    private final IslandLine island;
    private final JourneyView view;
    private final PrintWriter out;
    private final @Nullable Duration limit;

    /**
     * @param limit how long to follow; null for not at all
     * @param silent whether nothing but the collected outcome is wanted
     */
    Telling(Surroundings surroundings, Place place, @Nullable Duration limit, boolean silent) {
        this.surroundings = surroundings;
        this.hub = new HubLine(place, new Wire(), surroundings.clock());
        this.island = new IslandLine(place, new Wire());
        this.view = new JourneyView(surroundings.paint());
        this.out = silent ? new PrintWriter(Writer.nullWriter()) : surroundings.out();
        this.limit = limit;
    }

    /** The exit code of this step; what was told is added to the list. */
    int tell(Step step, ArrayNode told) {
        return switch (step) {
            case Told event ->
                hub.tell(event.as(), event.text()).stream()
                        .mapToInt(key -> follow(event.as(), key, told))
                        .reduce(Exit.DONE, Telling::graver);
            case Registered registered -> register(registered, told);
        };
    }

    private int follow(String as, String key, ArrayNode told) {
        var entry = told.addObject().put("as", as).put("key", key);
        if (limit == null) {
            out.println("Accepted from " + as + ": " + surroundings.paint().strong(key));
            out.println("Follow it with  ./hub track " + key);
            return Exit.DONE;
        }
        out.println(view.head(hub.journey(key)));
        var journey = new Follower(hub, view, out, surroundings.clock()).follow(key, limit);
        out.println(view.sum(journey));
        entry.set("journey", journey);
        return JourneyView.standing(journey);
    }

    /** The registry's own system does not answer with a key: the news is there when somebody holds more than before. */
    private int register(Registered registered, ArrayNode told) {
        long before = island.holdings();
        island.register(registered.entry());
        told.addObject().put("as", "jfsc").put("registered", true);
        out.println(
                "Registered with the JFSC, whose change feed the hub reads. See what comes of it with  ./hub island");
        return limit == null ? Exit.DONE : await(before, limit);
    }

    private int await(long before, Duration longest) {
        var until = surroundings.clock().instant().plus(longest);
        while (island.holdings() <= before) {
            if (surroundings.clock().instant().isAfter(until)) {
                out.println("  " + surroundings.paint().waiting("Nobody holds anything new yet"));
                return Exit.PENDING;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        out.println("  " + surroundings.paint().good("It has arrived"));
        return Exit.DONE;
    }

    private static int graver(int one, int other) {
        return one == Exit.HELD || other == Exit.HELD ? Exit.HELD : Math.max(one, other);
    }

    /** One thing to tell. */
    sealed interface Step {}

    /** A CloudEvent or a batch, as JSON, told to the hub by a system. */
    record Told(String as, String text) implements Step {
        @Override
        public String toString() {
            return "Told[" + as + "]";
        }
    }

    /** An entry that the JFSC's registry takes, and tells the hub by its feed. */
    record Registered(JsonNode entry) implements Step {}
}
