package je.gov.hub.delivery;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import je.gov.hub.exchange.Arrival;
import je.gov.hub.subject.Subject;

/** What of an inbox is looked at: for each subject its disclosures in order, of which only the first may be in hand. */
final class Window {

    private static final Comparator<Pending> IN_ORDER = Comparator.comparingLong(one -> one.place);

    private final Map<Subject, Deque<Pending>> subjects = new HashMap<>();
    private long places;
    private int size;
    private int inHand;
    private int suspectsInHand;

    void add(Arrival arrival, InHand.Past past) {
        subjects.computeIfAbsent(arrival.subject(), subject -> new ArrayDeque<>())
                .add(new Pending(arrival, places++, past));
        size++;
    }

    /** The first of each subject that may be handed over now, oldest first. */
    List<Pending> ready(Instant now, int most) {
        return heads(now).sorted(IN_ORDER).limit(most).toList();
    }

    /** The one to try when nobody knows whether the system is back: one that failed less often than others. */
    List<Pending> probe(Instant now) {
        return heads(now)
                .min(Comparator.<Pending>comparingInt(one -> one.failures).thenComparing(IN_ORDER))
                .stream()
                .toList();
    }

    void take(Pending one) {
        one.inHand = true;
        inHand++;
        suspectsInHand += one.suspect() ? 1 : 0;
    }

    void putBack(Pending one) {
        one.inHand = false;
        inHand--;
        suspectsInHand -= one.suspect() ? 1 : 0;
    }

    /** It has ended, in hand or not. */
    void remove(Pending one) {
        if (one.inHand) {
            putBack(one);
        }
        var line = Objects.requireNonNull(subjects.get(one.subject()));
        line.remove(one);
        if (line.isEmpty()) {
            subjects.remove(one.subject());
        }
        size--;
    }

    /** Those that never failed while another subject succeeded may be tried at once. */
    void outageOver() {
        subjects.values().stream()
                .map(Deque::element)
                .filter(one -> one.strikes == 0)
                .forEach(one -> one.notBefore = Instant.MIN);
    }

    void clear() {
        subjects.clear();
        size = 0;
        inHand = 0;
        suspectsInHand = 0;
    }

    int size() {
        return size;
    }

    int inHand() {
        return inHand;
    }

    boolean suspectInHand() {
        return suspectsInHand > 0;
    }

    /** Whether every subject looked at has failed, so that only one further down can show that the system works. */
    boolean allFailing() {
        return size > 0 && subjects.values().stream().map(Deque::element).noneMatch(Pending::fresh);
    }

    /** When the first of those that wait may be tried again. */
    Optional<Instant> nextDue() {
        return subjects.values().stream()
                .map(Deque::element)
                .filter(one -> !one.inHand)
                .map(one -> one.notBefore)
                .min(Comparator.naturalOrder());
    }

    private Stream<Pending> heads(Instant now) {
        return subjects.values().stream().map(Deque::element).filter(one -> !one.inHand && !one.notBefore.isAfter(now));
    }
}
