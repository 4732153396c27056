package je.gov.hub.exchange;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import je.gov.hub.ledger.Dispatch;
import je.gov.hub.ledger.Dispatches;
import je.gov.hub.system.SystemId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries committed dispatches from the ledger into the inboxes: one thread of one node. Whatever goes wrong, it begins
 * again with the oldest that is not known to be carried, and sends one by one until a batch is known to be.
 */
public final class Relay implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_CARRY = Duration.ofSeconds(5);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);

    private final Dispatches dispatches;
    private final Inboxes inboxes;
    private final Lease lease;
    private final String journal;
    private final int most;
    private final Callable<Carriage> carriages;
    private final Runnable compare;
    private final Runnable agreed;
    private final Set<SystemId> homeless = new HashSet<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private @Nullable Carriage carriage;
    private @Nullable Thread thread;
    private boolean compared;
    private boolean settled;
    private boolean doubtful = true;
    private boolean troubled;
    private volatile @Nullable Long carrying;
    private volatile @Nullable String idleFor = "It has not begun";

    /**
     * @param compare compares the inboxes with the ledger, once, before they may be emptied
     * @param agreed hears that the inboxes hold what the ledger says
     */
    Relay(
            Dispatches dispatches,
            Inboxes inboxes,
            Lease lease,
            String journal,
            int most,
            Callable<Carriage> carriages,
            Runnable compare,
            Runnable agreed) {
        this.dispatches = dispatches;
        this.inboxes = inboxes;
        this.lease = lease;
        this.journal = journal;
        this.most = most;
        this.carriages = carriages;
        this.compare = compare;
        this.agreed = agreed;
    }

    synchronized void start() {
        thread = Thread.ofPlatform().name("hub-relay").start(this::run);
    }

    /** Whether it carries, or why not. Safe for use by many threads. */
    public RelayStatus status() {
        return new RelayStatus(journal, inboxes.there() ? standing() : "The broker is not there");
    }

    /** A broker whose disk is full lets whoever sends to it wait, and says nothing. */
    private @Nullable String standing() {
        var since = carrying;
        return since != null && System.nanoTime() - since > LONGEST_CARRY.toNanos()
                ? "The broker takes nothing: is its disk full?"
                : idleFor;
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
            while (closed.getCount() > 0) {
                boolean idle = !attempt();
                if (idle && closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                    break;
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            inboxes.serving(false);
            idleFor = "It has ended";
            letGo();
            lease.close();
        }
    }

    /** One round; false when it could not be one, and a pause is due. */
    private boolean attempt() throws InterruptedException {
        try {
            if (!leads()) {
                return false;
            }
            round();
            idleFor = null;
            if (troubled) {
                troubled = false;
                LOG.info("The relay carries again");
            }
            return true;
        } catch (InterruptedException stopped) {
            throw stopped;
        } catch (Exception | Error failure) {
            // an Error too: with this thread gone nothing would be carried any more
            letGo();
            idleFor = "It tries again after a " + failure.getClass().getSimpleName();
            if (!troubled) {
                troubled = true;
                LOG.atWarn().addKeyValue("cause", failure.getClass().getName()).log("The relay waits and tries again");
            }
            return false;
        }
    }

    /** Lanes start when this node has the lease, and every open delivery is in, or on its way to, this very journal. */
    private boolean leads() {
        if (!lease.held()) {
            settled = false;
            inboxes.serving(false);
            idleFor = "The lease is not ours: the database is away, or another node carries";
            return false;
        }
        if (!settled) {
            settle();
            settled = true;
            inboxes.serving(true);
        }
        return true;
    }

    /** What a journal that was never seen does not hold is dispatched; what a known one has lost is put back. */
    private void settle() {
        if (dispatches.journal().filter(journal::equals).isPresent()) {
            if (!compared) {
                compare.run();
                compared = true;
            }
        } else {
            long again = dispatches.adopt(journal);
            LOG.atInfo()
                    .addKeyValue("journal", journal)
                    .addKeyValue("dispatched", again)
                    .log("Took a new broker journal");
        }
        agreed.run();
    }

    private void round() throws Exception {
        homeless.removeIf(inboxes::welcomes);
        var next = dispatches.next(most, homeless);
        var batch = next.stream().filter(this::housed).toList();
        if (batch.isEmpty()) {
            if (next.isEmpty()) {
                dispatches.await(PAUSE);
            }
            return;
        }
        carrying = System.nanoTime();
        try {
            carry(batch);
        } finally {
            carrying = null;
        }
    }

    private boolean housed(Dispatch dispatch) {
        if (inboxes.welcomes(dispatch.system())) {
            return true;
        }
        if (homeless.add(dispatch.system())) {
            LOG.atWarn().addKeyValue("system", dispatch.system()).log("A disclosure waits: its system has no inbox");
        }
        return false;
    }

    private void carry(List<Dispatch> batch) throws Exception {
        if (!doubtful) {
            // from here on, until the ledger has forgotten them, they may be there already
            doubtful = true;
            try {
                carriage().together(batch);
            } catch (Exception unknown) {
                LOG.atWarn()
                        .addKeyValue("count", batch.size())
                        .log("A batch may have been carried; repeating one by one");
                letGo();
                carriage().each(batch);
            }
        } else {
            carriage().each(batch);
        }
        dispatches.carried(batch);
        doubtful = false;
    }

    private Carriage carriage() throws Exception {
        if (carriage == null) {
            carriage = carriages.call();
        }
        return carriage;
    }

    private void letGo() {
        if (carriage != null) {
            carriage.close();
            carriage = null;
        }
    }
}
