package je.gov.hub.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How many disclosures the whole hub has in hand: many at once, or one alone, of which it is suspected that it ends the
 * hub. So the next end finds the one that did it, and nothing that was in hand beside it.
 */
final class Solitude {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Clock clock;
    private int inHand;
    private boolean alone;
    private @Nullable Instant wantedUntil;

    Solitude(Clock clock) {
        this.clock = clock;
    }

    /** Whether so many may be taken in hand now; then they are. */
    synchronized boolean enter(int count) {
        if (alone || wanted()) {
            return false;
        }
        inHand += count;
        return true;
    }

    /** Whether one may be taken in hand alone now; then it is. Until then nothing else is, for as long as somebody asks. */
    synchronized boolean enterAlone() {
        if (alone || inHand > 0) {
            wantedUntil = clock.instant().plus(PATIENCE);
            return false;
        }
        wantedUntil = null;
        alone = true;
        inHand = 1;
        return true;
    }

    synchronized void leave(int count) {
        inHand -= count;
        alone &= inHand > 0;
    }

    private boolean wanted() {
        return wantedUntil != null && clock.instant().isBefore(wantedUntil);
    }
}
