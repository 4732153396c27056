package je.gov.hub.prove;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import je.gov.hub.prove.HubProcess.Says;
import je.gov.hub.sandbox.Threads;
import org.awaitility.Awaitility;

/** Whether the hub tells the truth about itself, within ten seconds; asked twice a second while a round runs. */
final class Readiness implements AutoCloseable {

    private static final Duration TRUTH = Duration.ofSeconds(10);
    private static final Duration RECOVERY = Duration.ofSeconds(90);
    private static final Duration BETWEEN = Duration.ofMillis(500);

    private final TestIsland island;
    private final Thread thread;
    private volatile boolean closed;
    private volatile boolean denied;
    private long heard = System.nanoTime();
    private volatile Duration silence = Duration.ZERO;

    private Readiness(TestIsland island) {
        this.island = island;
        thread = Thread.ofVirtual().start(this::ask);
    }

    static Readiness watch(TestIsland island) {
        return new Readiness(island);
    }

    private void ask() {
        while (!closed) {
            var says = island.hub().says();
            long now = System.nanoTime();
            denied |= says == Says.UNREADY;
            if (says == Says.NOTHING) {
                silence = longer(silence, Duration.ofNanos(now - heard));
            } else {
                heard = now;
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** Somebody else's trouble is none of the hub's: it never said that it was not ready, nor nothing for long. */
    void expectThroughout() {
        if (denied || silence.compareTo(TRUTH) > 0) {
            throw new AssertionError("Somebody else's trouble made the hub unready"
                    + (denied ? "" : ": it said nothing for " + silence.toSeconds() + " s"));
        }
    }

    /**
     * What the hub cannot do without is away: it must say so in time, for as long as it lasts; and once it is back, that it is ready.
     *
     * @param heal brings it back
     * @param back whether it is back, seen without the hub
     */
    static void whileAway(HubProcess hub, Runnable heal, BooleanSupplier back) {
        try {
            Awaitility.await("the hub says that it is not ready").atMost(TRUTH).until(() -> !hub.isReady());
            HubCase.pause(Duration.ofSeconds(Integer.getInteger("hub.prove.away", 5)));
            if (hub.isReady()) {
                throw new AssertionError("The hub says that it is ready, and cannot be");
            }
        } finally {
            heal.run();
        }
        back(hub, back);
    }

    /** Once it is back, the hub must say in time that it is ready. */
    static void back(HubProcess hub, BooleanSupplier back) {
        Awaitility.await("what was away is back").atMost(RECOVERY).until(back::getAsBoolean);
        Awaitility.await("the hub says that it is ready again").atMost(TRUTH).until(hub::isReady);
    }

    /** While somebody tells. A hub that cannot take anything must not say that it is ready. */
    static void meansThatItTakesWhatIsTold(Marked marked) {
        int before = marked.count();
        Awaitility.await("a hub that says that it is ready takes what it is told")
                .atMost(TRUTH)
                .until(() -> marked.count() > before);
    }

    @Override
    public void close() {
        closed = true;
        Threads.join(thread);
    }
}
