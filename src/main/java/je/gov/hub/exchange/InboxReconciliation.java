package je.gov.hub.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import je.gov.hub.ledger.DeliveryId;
import je.gov.hub.ledger.Reconciliations;
import je.gov.hub.system.SystemId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares the inboxes of this broker. */
final class InboxReconciliation implements Reconciliation {

    private static final Logger LOG = LoggerFactory.getLogger(InboxReconciliation.class);
    private static final Reconciliations.PutBack NOTHING = new Reconciliations.PutBack(0, null);

    private final Inboxes inboxes;
    private final Reconciliations ledger;

    InboxReconciliation(Inboxes inboxes, Reconciliations ledger) {
        this.inboxes = inboxes;
        this.ledger = ledger;
    }

    @Override
    public synchronized List<Compared> look() {
        serving();
        return compared((system, missing) -> NOTHING);
    }

    @Override
    public synchronized List<Compared> putBack(String who, String why) {
        serving();
        return compared((system, missing) -> ledger.putBack(system, missing, who, why));
    }

    private void serving() {
        if (!inboxes.serving() || !inboxes.there()) {
            throw new NotServingException();
        }
    }

    /** After an end that was not in good order, before anything is handed over. */
    synchronized void afterACrash() {
        var all = compared((system, missing) -> ledger.putBack(system, missing, "hub", "the broker lost it"));
        long carried = all.stream().mapToLong(Compared::carried).sum();
        LOG.atInfo().addKeyValue("deliveries", carried).log("Compared the inboxes with the ledger after a crash");
    }

    /** What is done about those of a system that are missing. */
    private interface Mend {
        Reconciliations.PutBack of(SystemId system, Set<DeliveryId> missing);
    }

    private List<Compared> compared(Mend mend) {
        var carried = new TreeMap<>(ledger.carried());
        var counts = new HashMap<SystemId, Integer>();
        carried.forEach((system, all) -> counts.put(system, all.size()));
        var all = new ArrayList<Compared>();
        for (var one : missing(carried).entrySet()) {
            var missing = one.getValue();
            var mended = missing.isEmpty() ? NOTHING : mend.of(one.getKey(), missing);
            all.add(compared(one.getKey(), counts.getOrDefault(one.getKey(), 0), missing.size(), mended));
        }
        return all;
    }

    private static Compared compared(SystemId system, int carried, int missing, Reconciliations.PutBack mended) {
        if (missing > 0) {
            LOG.atError()
                    .addKeyValue("system", system)
                    .addKeyValue("carried", carried)
                    .addKeyValue("missing", missing)
                    .addKeyValue("putBack", mended.deliveries())
                    .log("An inbox has lost deliveries");
        }
        return new Compared(system, carried, missing, mended.deliveries(), mended.replay());
    }

    /** Those that a second look does not find either, and that the ledger still looks for: some end, or go back, meanwhile. */
    private Map<SystemId, Set<DeliveryId>> missing(Map<SystemId, Set<DeliveryId>> carried) {
        carried.forEach(this::strike);
        carried.forEach(this::strike);
        if (carried.values().stream().anyMatch(left -> !left.isEmpty())) {
            var still = ledger.carried();
            carried.forEach((system, left) -> left.retainAll(still.getOrDefault(system, Set.of())));
        }
        return carried;
    }

    private void strike(SystemId system, Set<DeliveryId> left) {
        if (!left.isEmpty()) {
            inboxes.look(system, left::remove);
        }
    }
}
