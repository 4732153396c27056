package je.gov.hub.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import je.gov.hub.system.SystemId;

/**
 * Brings into the window what goes from the ledger instead of the broker: what a person released, and what was parked behind
 * it. Keeps nothing that the ledger does not know. Belongs to its system's clerk.
 */
final class Recall {

    /** What other nodes decide is not told here; a clerk that has nothing to do is late by a second at most. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final SystemId system;
    private final Bench bench;
    private final Window window;
    private final InHand inHand;
    private final Set<Pending> known = new HashSet<>();
    private Instant next = Instant.MIN;

    Recall(SystemId system, Bench bench, Window window, InHand inHand) {
        this.system = system;
        this.bench = bench;
        this.window = window;
        this.inHand = inHand;
    }

    /** There may be something. */
    void lookSoon() {
        next = Instant.MIN;
    }

    /** The window was cleared. */
    void forget() {
        known.clear();
        lookSoon();
    }

    /** Of each subject one at a time; where one has ended, the next of its line may have its turn. */
    void look() {
        if (known.removeIf(one -> one.ended)) {
            lookSoon();
        }
        int free = bench.properties().window() - known.size();
        var now = bench.clock().instant();
        if (free <= 0 || now.isBefore(next)) {
            return;
        }
        var without = known.stream().map(Pending::delivery).collect(Collectors.toSet());
        var found = bench.deliveries().inTurn(system, without, free);
        found.forEach(one -> known.add(window.add(one, inHand.past(one.delivery()))));
        next = found.size() < free ? now.plus(PATIENCE) : now;
    }

    int size() {
        return known.size();
    }
}
