package je.gov.hub.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import je.gov.hub.ledger.DeliveryId;
import je.gov.hub.ledger.Standing;
import je.gov.hub.system.SystemId;

/**
 * How the disclosures in the window stand in the ledger: asked for many at once, and good for a moment. Whoever changes how
 * one stands forgets them all. Belongs to its system's clerk.
 */
final class Asked {

    /** So late at most a restriction counts, and what is decided on another node. */
    private static final Duration GOOD = Duration.ofSeconds(1);

    private final SystemId system;
    private final Bench bench;
    private final Window window;
    private final Map<DeliveryId, Standing> standing = new HashMap<>();
    private Instant goodUntil = Instant.MIN;

    Asked(SystemId system, Bench bench, Window window) {
        this.system = system;
        this.bench = bench;
        this.window = window;
    }

    /** How these stand, and while the ledger is asked, also those that will come next. */
    List<Standing> standing(List<Pending> now) {
        var instant = bench.clock().instant();
        var deliveries = now.stream().map(Pending::delivery).toList();
        if (instant.isAfter(goodUntil) || !standing.keySet().containsAll(deliveries)) {
            ask(deliveries);
            goodUntil = instant.plus(GOOD);
        }
        return deliveries.stream()
                .map(standing::get)
                .map(Objects::requireNonNull)
                .toList();
    }

    private void ask(Collection<DeliveryId> deliveries) {
        var next = window.waiting().limit(bench.properties().window()).map(Pending::delivery);
        var all = Stream.concat(deliveries.stream(), next).collect(Collectors.toSet());
        standing.clear();
        standing.putAll(bench.deliveries().standing(system, all));
    }

    void forget() {
        standing.clear();
    }

    /** They have ended: what comes of them again, as after an unknown outcome of the relay, is asked for anew. */
    void forget(Collection<DeliveryId> ended) {
        standing.keySet().removeAll(ended);
    }
}
