package je.gov.hub.prove;

import java.util.ArrayList;
import java.util.List;

/**
 * Which case in which round. Three rounds of four kill the hub at random, every fourth is the next one of the other cases; where cases
 * are named, they take turns.
 *
 * @param rounds {@code hub.prove.rounds}, how many
 * @param seed {@code hub.prove.seed}, from which everything random comes
 * @param cases {@code hub.prove.cases}, names separated by commas; empty for all
 */
record Plan(int rounds, long seed, String cases) {

    private static final int OTHER = 4;

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
            course.add(
                    cases.isBlank() && round % OTHER != OTHER - 1
                            ? HubCase.SIGKILL
                            : named.get((cases.isBlank() ? round / OTHER : round) % named.size()));
        }
        return course;
    }

    /** What a round's chances come from; the same for the same round, however many went before in this run. */
    long seedOf(int round) {
        return seed * 31 + round;
    }
}
