package je.gov.hub.prove;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import je.gov.hub.sandbox.Defaults;
import je.gov.hub.sandbox.Effect;
import je.gov.hub.sandbox.Effect.Deed;

/**
 * What the tellers know, what the ledger says and what the partners hold, compared. The partners' records are kept outside the hub's
 * process, and count from the ground's beginning.
 */
final class Findings {

    private static final int LANES = Defaults.lanes();
    private static final int FEW = 10;

    private final Ground ground;
    private final Case round;
    private final Map<String, Integer> before;
    private final Map<String, Integer> repeated = new HashMap<>();
    private final List<String> broken = new ArrayList<>();
    private final Map<String, Set<Integer>> accepted;
    private final LedgerTable ledger;
    private final Set<String> marked;
    private final Map<String, Integer> attempts;
    private int lost;
    private int twice;
    private int outOfOrder;
    private int repeatedWithKey;
    private int repeatedWithout;

    private Findings(Ground ground, Case round, Map<String, Integer> before) {
        this.ground = ground;
        this.round = round;
        this.before = Map.copyOf(before);
        accepted = ground.marked().accepted();
        ledger = ground.ledger();
        marked = ledger.markedAsRepeated();
        attempts = ledger.attempts();
    }

    /**
     * Compares.
     *
     * @param round what went wrong since the last findings
     * @param before what was repeated until then, by system
     */
    static Findings of(Ground ground, Case round, Map<String, Integer> before) {
        var findings = new Findings(ground, round, before);
        findings.balance();
        findings.acceptedIds();
        Tellers.ENTITLED.forEach((teller, systems) -> systems.forEach(system -> findings.arrived(teller, system)));
        findings.ledger.told().forEach(findings::holds);
        findings.broken.addAll(Retelling.broken(ground));
        return findings;
    }

    /** What is not as promised; empty when all is well. */
    List<String> broken() {
        return List.copyOf(broken);
    }

    int lost() {
        return lost;
    }

    /** Effects that a partner had twice although it honours the key. */
    int twice() {
        return twice;
    }

    int outOfOrder() {
        return outOfOrder;
    }

    /** How much came again so far, by system. */
    Map<String, Integer> repeated() {
        return Map.copyOf(repeated);
    }

    /** What a partner was given again and knew by its key. */
    int repeatedWithKey() {
        return repeatedWithKey;
    }

    /** What had its effect again where the key is not honoured. */
    int repeatedWithout() {
        return repeatedWithout;
    }

    /** Every delivery is in exactly one state, and nothing waits: for the relay, for a person, or in a block. */
    private void balance() {
        expect("deliveries in several states or never made", ledger.inSeveralStates(), 0);
        expect("deliveries still open", ledger.open(), 0);
        expect("dispatches not carried", ledger.dispatches(), 0);
        expect("deliveries that wait for a person", ledger.waitingForAPerson(), 0);
        expect("accepted keys without event, or events without key", ledger.keysWithoutEvent(), 0);
        ledger.stopped().forEach(system -> broken.add("a system waits for a person: " + system));
    }

    private void expect(String what, long is, long should) {
        if (is != should) {
            broken.add("%s: %d, should be %d".formatted(what, is, should));
        }
    }

    private void acceptedIds() {
        var ids = ledger.ids("portal");
        accepted.forEach((teller, numbers) -> numbers.stream()
                .map(number -> "told-" + teller + "-" + number)
                .filter(id -> Tellers.OVER_HTTP.contains(teller) && !ids.contains(id))
                .forEach(id -> broken.add("accepted, but not in the ledger: " + id)));
    }

    /** All of one teller, in the order of telling; what came again came before anything newer. */
    private void arrived(String teller, String system) {
        var told = accepted.getOrDefault(teller, Set.of());
        var effects = Marked.in(Retelling.without(ground.effects(system))
                        .map(Effect::content)
                        .toList())
                .getOrDefault(teller, List.of());
        var missing = new TreeSet<>(told);
        missing.removeAll(effects);
        lost += missing.size();
        if (!missing.isEmpty()) {
            broken.add("%s never got of %s: %d, %s".formatted(system, teller, missing.size(), some(missing)));
        }
        int earlier = descents(effects);
        outOfOrder += earlier;
        if (earlier > 0) {
            broken.add("%s got out of order of %s: %s".formatted(system, teller, effects));
        }
        var never = new TreeSet<>(effects);
        never.removeAll(told);
        if (!never.isEmpty()) {
            broken.add("%s got of %s what was never accepted: %s".formatted(system, teller, some(never)));
        }
    }

    /** Enough to look for; the evidence has them all. */
    private static String some(Set<?> all) {
        return all.stream()
                .limit(FEW)
                .map(String::valueOf)
                .collect(Collectors.joining(", ", "[", all.size() > FEW ? ", …]" : "]"));
    }

    static int descents(List<Integer> numbers) {
        int count = 0;
        for (int place = 1; place < numbers.size(); place++) {
            if (numbers.get(place) < numbers.get(place - 1)) {
                count++;
            }
        }
        return count;
    }

    /** What a partner holds is what the ledger says it was told, each under a key of its own; repeats are few, and marked. */
    private void holds(String system, List<LedgerTable.Told> told) {
        var effects = ground.effects(system);
        var keys = effects.stream().map(Effect::key).collect(Collectors.toSet());
        var should = told.stream().map(LedgerTable.Told::delivery).collect(Collectors.toSet());
        if (!keys.equals(should)) {
            broken.add("%s holds other deliveries than the ledger says: only there %s, only here %s"
                    .formatted(system, some(without(keys, should)), some(without(should, keys))));
        }
        sameMarkUnderTwoKeys(system, effects);
        repeats(system, effects);
    }

    private static Set<String> without(Set<String> all, Set<String> those) {
        var rest = new TreeSet<>(all);
        rest.removeAll(those);
        return rest;
    }

    private void sameMarkUnderTwoKeys(String system, List<Effect> effects) {
        var contents = Retelling.without(effects)
                .filter(effect -> effect.deed() == Deed.RECEIVED)
                .map(Effect::content)
                .toList();
        Marked.in(contents).forEach((teller, numbers) -> {
            int more = numbers.size() - new HashSet<>(numbers).size();
            twice += more;
            if (more > 0) {
                broken.add("%s got twice of %s: %s".formatted(system, teller, numbers));
            }
        });
    }

    private void repeats(String system, List<Effect> effects) {
        var repeats = new HashMap<String, Integer>();
        effects.stream()
                .filter(effect -> effect.deed() == Deed.REPEATED)
                .forEach(effect -> repeats.merge(effect.key(), 1, Integer::sum));
        int count = repeats.values().stream().mapToInt(Integer::intValue).sum();
        boolean honoured = !system.equals(Ground.ARCHIVE);
        repeatedWithKey += honoured ? count : 0;
        repeatedWithout += honoured ? 0 : count;
        repeated.put(system, count);
        var unmarked = without(repeats.keySet(), marked);
        if (!unmarked.isEmpty()) {
            broken.add("%s got again what is not marked as repeated: %s".formatted(system, unmarked));
        }
        repeats.forEach((key, times) -> {
            if (times >= attempts.getOrDefault(key, 0)) {
                broken.add("%s got %s %d times again, its receipt says fewer".formatted(system, key, times));
            }
        });
        int inHand = round.deaths() * (honoured ? LANES : 1);
        int now = count - before.getOrDefault(system, 0);
        if (!round.answersMayBeLost() && now > inHand) {
            broken.add("%s got %d again, and %d could have been in hand".formatted(system, now, inHand));
        }
    }
}
