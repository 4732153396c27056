package je.gov.hub.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import je.gov.hub.event.EventType;
import je.gov.hub.event.FieldPath;
import je.gov.hub.ledger.Deliveries;
import je.gov.hub.ledger.DeliveryId;
import je.gov.hub.ledger.Dispatch;
import je.gov.hub.ledger.InTurn;
import je.gov.hub.ledger.Receipt;
import je.gov.hub.ledger.Setback;
import je.gov.hub.ledger.Standing;
import je.gov.hub.subject.Subject;
import je.gov.hub.system.SystemId;

/** The ledger's side of the lanes, in memory. */
class Book implements Deliveries {

    static final EventType TYPE = new EventType("je.gov.person.born.v1");

    final List<Receipt> receipts = new ArrayList<>();
    final List<Setback> quarantined = new ArrayList<>();
    final List<Setback> held = new ArrayList<>();
    final List<Setback> delayed = new ArrayList<>();
    final List<DeliveryId> parked = new ArrayList<>();
    final List<String> system = new ArrayList<>();
    final Set<Subject> restricted = new HashSet<>();
    private final Map<DeliveryId, Subject> open = new HashMap<>();
    private final Map<DeliveryId, Subject> known = new HashMap<>();
    private final Set<Subject> blocked = new HashSet<>();
    private boolean gone;
    private int asked;

    synchronized void open(List<Dispatch> dispatches) {
        dispatches.forEach(one -> {
            open.put(one.delivery(), one.subject());
            known.put(one.delivery(), one.subject());
        });
    }

    synchronized void gone(boolean now) {
        gone = now;
    }

    synchronized List<DeliveryId> delivered() {
        return receipts.stream().map(Receipt::delivery).toList();
    }

    /** How often it was asked how deliveries stand. */
    synchronized int asked() {
        return asked;
    }

    synchronized int count(List<?> list) {
        return list.size();
    }

    @Override
    public synchronized Map<DeliveryId, Standing> standing(SystemId system, Collection<DeliveryId> deliveries) {
        there();
        asked++;
        var all = new HashMap<DeliveryId, Standing>();
        deliveries.forEach(one -> all.put(one, standing(one)));
        return all;
    }

    @Override
    public synchronized Set<DeliveryId> ended(SystemId system, Collection<DeliveryId> deliveries) {
        there();
        return deliveries.stream()
                .filter(one -> standing(one) instanceof Standing.Ended)
                .collect(Collectors.toSet());
    }

    private Standing standing(DeliveryId one) {
        var subject = known.get(one);
        if (subject == null) {
            return new Standing.Unknown();
        }
        if (!open.containsKey(one)) {
            return new Standing.Ended();
        }
        return blocked.contains(subject)
                ? new Standing.Blocked(subject)
                : new Standing.Open(
                        subject,
                        TYPE,
                        new TreeSet<>(Set.of(FieldPath.of("/n"))),
                        Instant.EPOCH,
                        restricted.contains(subject));
    }

    @Override
    public synchronized void delivered(List<Receipt> more) {
        there();
        receipts.addAll(more);
        more.forEach(one -> open.remove(one.delivery()));
    }

    @Override
    public List<InTurn> inTurn(SystemId system, Collection<DeliveryId> without, int most) {
        return List.of();
    }

    @Override
    public void deliveredInTurn(List<Receipt> told) {
        if (!told.isEmpty()) {
            throw new IllegalStateException("nothing goes from this book");
        }
    }

    @Override
    public void whenInTurn(Consumer<SystemId> listener) {
        // a test's book decides nothing
    }

    @Override
    public synchronized void quarantined(Setback setback) {
        there();
        quarantined.add(setback);
        block(setback);
    }

    @Override
    public synchronized void held(Setback setback) {
        there();
        held.add(setback);
        block(setback);
    }

    private void block(Setback setback) {
        var subject = open.remove(setback.delivery());
        if (subject != null) {
            blocked.add(subject);
        }
    }

    @Override
    public synchronized void parked(SystemId at, Collection<DeliveryId> deliveries) {
        there();
        parked.addAll(deliveries);
        deliveries.forEach(open::remove);
    }

    @Override
    public synchronized void delayed(Setback setback) {
        there();
        delayed.add(setback);
    }

    @Override
    public synchronized void stopped(SystemId at, String rule, String reason) {
        there();
        system.add("stopped " + rule);
    }

    @Override
    public synchronized void resumed(SystemId at, String who, String why) {
        there();
        system.add("resumed " + who);
    }

    private void there() {
        if (gone) {
            throw new IllegalStateException("the database is gone");
        }
    }
}
