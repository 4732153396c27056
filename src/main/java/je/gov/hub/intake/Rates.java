package je.gov.hub.intake;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import je.gov.hub.system.SystemId;

/** A bucket for each teller, which fills at its rate. Safe for use by many threads. */
final class Rates {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final IntakeProperties.Pace properties;
    private final Map<SystemId, Bucket> buckets = new ConcurrentHashMap<>();

    Rates(IntakeProperties.Pace properties) {
        this.properties = properties;
    }

    /** @return empty where it may tell so many now; else when it should come again */
    Optional<Duration> after(SystemId teller, int events) {
        var bucket = bucket(teller);
        var probe = bucket.tryConsumeAndReturnRemaining(atMost(teller, events));
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /** The same, but waits for its turn as long as patience lasts. */
    Optional<Duration> afterWaiting(SystemId teller, int events) {
        try {
            boolean may = bucket(teller).asBlocking().tryConsume(atMost(teller, events), properties.patience());
            return may ? Optional.empty() : Optional.of(SECOND);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.of(SECOND);
        }
    }

    private Bucket bucket(SystemId teller) {
        return buckets.computeIfAbsent(teller, unknown -> {
            int rate = rate(unknown);
            return Bucket.builder()
                    .addLimit(limit -> limit.capacity(burst(unknown)).refillGreedy(rate, SECOND))
                    .build();
        });
    }

    private int rate(SystemId teller) {
        return properties.systems().getOrDefault(teller.value(), properties.perSecond());
    }

    private long burst(SystemId teller) {
        return Math.max(1, (long) properties.burst() * rate(teller) / properties.perSecond());
    }

    /** What is more than a bucket holds takes all of it: it can wait for no more. */
    private long atMost(SystemId teller, int events) {
        return Math.min(Math.max(1, events), burst(teller));
    }
}
