package je.gov.hub.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import je.gov.hub.ledger.DeliveryId;
import je.gov.hub.subject.Subject;

/** A partner that answers as a test says, and watches how it is spoken to. */
class Partner implements HandOver {

    static final Outcome TAKEN = new Outcome.Delivered("OK");

    final List<Parcel> parcels = new ArrayList<>();
    volatile Function<Parcel, Outcome> answer = parcel -> TAKEN;
    volatile CountDownLatch door = new CountDownLatch(0);
    int mostAtOnce;
    boolean subjectTwiceAtOnce;
    private final Set<Subject> inside = new HashSet<>();
    private int atOnce;

    static Outcome unavailable() {
        return Classification.of(Signal.of("http", "500"));
    }

    static Outcome askingFor(Duration pause) {
        return Classification.of(new Signal("http", "503", new byte[0], pause));
    }

    static Outcome refused() {
        return Classification.of(Signal.of("http", "422"));
    }

    @Override
    public Outcome handOver(Parcel parcel) {
        enter(parcel);
        try {
            if (!door.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the test forgot the door");
            }
            return answer.apply(parcel);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
            return unavailable();
        } finally {
            leave(parcel);
        }
    }

    private synchronized void enter(Parcel parcel) {
        parcels.add(parcel);
        subjectTwiceAtOnce |= !inside.add(parcel.subject());
        atOnce++;
        mostAtOnce = Math.max(mostAtOnce, atOnce);
    }

    private synchronized void leave(Parcel parcel) {
        inside.remove(parcel.subject());
        atOnce--;
    }

    synchronized List<Parcel> seen() {
        return List.copyOf(parcels);
    }

    synchronized int count() {
        return parcels.size();
    }

    synchronized int inside() {
        return atOnce;
    }

    synchronized Map<Subject, List<DeliveryId>> bySubject() {
        var all = new HashMap<Subject, List<DeliveryId>>();
        parcels.forEach(one ->
                all.computeIfAbsent(one.subject(), subject -> new ArrayList<>()).add(one.delivery()));
        return all;
    }
}
