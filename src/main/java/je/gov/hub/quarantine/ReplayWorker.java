package je.gov.hub.quarantine;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import je.gov.hub.ledger.OpenReplay;
import je.gov.hub.subject.Subject;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes on with every replay that has not ended: one thread, which keeps nothing that the ledger does not know. */
final class ReplayWorker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReplayWorker.class);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);

    private final LedgerReplay replay;
    private final Duration pause;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Set<Map.Entry<UUID, Subject>> putOff = new HashSet<>();
    private @Nullable Thread thread;

    ReplayWorker(LedgerReplay replay, Duration pause) {
        this.replay = replay;
        this.pause = pause;
    }

    synchronized void start() {
        thread = Thread.ofPlatform().name("hub-replay").daemon().start(this::run);
    }

    @Override
    public synchronized void close() {
        closed.countDown();
        if (thread == null) {
            return;
        }
        try {
            thread.join(LONGEST_STOP);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            do {
                round();
            } while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Without a database there is nothing to do; the next round asks again. */
    private void round() {
        try {
            replay.open().forEach(this::goOn);
        } catch (RuntimeException | Error absent) {
            LOG.atDebug().addKeyValue("cause", absent.getClass().getName()).log("The replays wait for the ledger");
        }
    }

    /** One subject that fails does not stop the others, nor another replay; it is tried again after them. */
    private void goOn(OpenReplay run) {
        boolean another = true;
        while (another && closed.getCount() > 0) {
            another = stepped(run);
        }
    }

    private boolean stepped(OpenReplay run) {
        try {
            return replay.step(run);
        } catch (RuntimeException | Error failure) {
            replay.putOff(run)
                    .filter(subject -> putOff.add(Map.entry(run.id(), subject)))
                    .ifPresent(subject -> LOG.atWarn()
                            .addKeyValue("replay", run.id())
                            .addKeyValue("system", run.scope().system())
                            .addKeyValue("subject", subject)
                            .addKeyValue("cause", failure.getClass().getName())
                            .log("A subject cannot be told again: its replay goes on with others, then tries again"));
            return false;
        }
    }
}
