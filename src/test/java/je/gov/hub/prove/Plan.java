package je.gov.hub.prove;

import java.util.ArrayList;
import java.util.List;

/**
 * Which case in which round. Two rounds of three kill the hub at random, every third is the next one of the other cases, so that two
 * hundred come to all of them; where cases are named, they take turns.
 *
 * @param rounds {@code hub.prove.rounds}, how many
 * @param seed {@code hub.prove.seed}, from which everything random comes
 * @param cases {@code hub.prove.cases}, names separated by commas; empty for all
 */
record Plan(int rounds, long seed, String cases) {

    private static final int OTHER = 3;

    static Plan ofProperties() {
        var seed = System.getProperty("hub.prove.seed", "");
        if (seed.isEmpty() && Boolean.getBoolean("hub.prove.resume")) {
            throw new IllegalArgumentException("What goes on needs the seed with which it began: -Dseed=…");
        }
        return new Plan(
                Integer.getInteger("hub.prove.rounds", 3),
                seed.isEmpty() ? System.nanoTime() : Long.parseLong(seed),
                System.getProperty("hub.prove.cases", HubCase.SIGKILL.name()));
    }

    /** The case of each round. */
    List<Case> course() {
        var named = Cases.named(cases);
        var course = new ArrayList<Case>();
        for (int round = 0; round < rounds; round++) {
            course.add(cases.isBlank() ? mixed(round) : named.get(round % named.size()));
        }
        return course;
    }

    private static Case mixed(int round) {
        var others = Cases.others();
        return round % OTHER == OTHER - 1 ? others.get(round / OTHER % others.size()) : HubCase.SIGKILL;
    }

    /** What a round's chances come from; the same for the same round, however many went before in this run. */
    long seedOf(int round) {
        return seed * 31 + round;
    }
}
