package je.gov.hub.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Exponential back-off with full jitter: any pause from nothing to a ceiling that doubles, so that those who failed
 * together do not come back together.
 */
record Backoff(Duration first, Duration longest, RandomGenerator lot) {

    private static final int MOST_DOUBLINGS = 30;

    /** @param failures in a row, at least 1 */
    Duration after(int failures) {
        long ceiling = longest.toMillis();
        long doubled = first.toMillis() << Math.min(failures - 1, MOST_DOUBLINGS);
        if (doubled > 0 && doubled < ceiling) {
            ceiling = doubled;
        }
        return Duration.ofMillis(lot.nextLong(ceiling + 1));
    }
}
