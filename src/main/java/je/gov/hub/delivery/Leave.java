package je.gov.hub.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** The end of a clerk: until when it is waited for, and whether it has come. Safe for use by many threads. */
final class Leave {

    private final CountDownLatch taken = new CountDownLatch(1);
    private final AtomicReference<Instant> limit = new AtomicReference<>(Instant.MAX);

    /** The first limit that is said counts. */
    void until(Instant latest) {
        limit.compareAndSet(Instant.MAX, latest);
    }

    void taken() {
        taken.countDown();
    }

    /** Whether it came before the limit, or who waits is hurried. */
    boolean await(Instant now) {
        try {
            return taken.await(Duration.between(now, limit.get()).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
