package je.gov.hub.delivery;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import je.gov.hub.exchange.Arrival;
import je.gov.hub.ledger.InTurn;
import je.gov.hub.subject.Subject;

/** What of an inbox is looked at: for each subject its disclosures in order, of which only the first may be in hand. */
final class Window {

    private static final Comparator<Pending> IN_ORDER = Comparator.comparingLong(one -> one.place);

    private final Map<Subject, Deque<Pending>> subjects = new HashMap<>();
    private final Set<Pending> taken = new LinkedHashSet<>();
    private long places;
    private int size;
    private int inHand;
    private int suspectsInHand;

    void add(Arrival arrival, Past past) {
        add(new Pending(arrival, places++, past));
    }

    Pending add(InTurn released, Past past) {
        var one = new Pending(released, places++, past);
        add(one);
        return one;
    }

    private void add(Pending one) {
        subjects.computeIfAbsent(one.subject(), subject -> new ArrayDeque<>()).add(one);
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
        taken.add(one);
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
        one.ended = true;
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
        taken.clear();
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

    /** Whose hand-over has not ended, given up or not. */
    List<Pending> underWay() {
        taken.removeIf(one -> one.ended || !one.underWay());
        return List.copyOf(taken);
    }

    /** What is not in hand, oldest first, whether or not something of its subject stands before it. */
    Stream<Pending> waiting() {
        return subjects.values().stream()
                .flatMap(Deque::stream)
                .filter(one -> !one.underWay())
                .sorted(IN_ORDER);
    }

    /** How many were given up and have not ended. */
    int abandoned() {
        return underWay().size() - inHand;
    }

    boolean holds(Pending one) {
        return subjects.getOrDefault(one.subject(), new ArrayDeque<>()).contains(one);
    }

    /** Whether every subject looked at has failed, so that only one further down can show that the system works. */
    boolean allFailing() {
        return size > 0 && subjects.values().stream().map(Deque::element).noneMatch(Pending::fresh);
    }

    /** When the first of those that wait may be tried again. */
    Optional<Instant> nextDue() {
        return subjects.values().stream()
                .map(Deque::element)
                .filter(one -> !one.underWay())
                .map(one -> one.notBefore)
                .min(Comparator.naturalOrder());
    }

    private Stream<Pending> heads(Instant now) {
        return subjects.values().stream()
                .map(Deque::element)
                .filter(one -> !one.underWay() && !one.notBefore.isAfter(now));
    }
}
