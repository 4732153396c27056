package je.gov.hub.operations;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the lanes every second and at the ledger every five, on two threads: either may be made to wait. */
final class Rounds implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    private static final Duration LANES = Duration.ofSeconds(1);
    private static final Duration LEDGER = Duration.ofSeconds(5);

    private final ScheduledExecutorService clerks = Executors.newScheduledThreadPool(
            2, Thread.ofPlatform().name("hub-operations-", 0).daemon().factory());
    private final HubBeans beans;

    Rounds(Overview overview, HubBeans beans, Figures figures) {
        this.beans = beans;
        every(LANES, () -> {
            overview.lookAtLanes();
            beans.follow();
            figures.follow();
        });
        every(LEDGER, overview::lookAtLedger);
    }

    private void every(Duration pause, Runnable look) {
        var unused = clerks.scheduleWithFixedDelay(() -> tried(look), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What cannot be seen now is looked at again; health says that the database, or the broker, is away. */
    private static void tried(Runnable look) {
        try {
            look.run();
        } catch (RuntimeException unseen) {
            LOG.atDebug().addKeyValue("cause", unseen.getClass().getName()).log("Could not look how the hub stands");
        }
    }

    @Override
    public void close() {
        // waits for what is being registered
        clerks.close();
        beans.close();
    }
}
