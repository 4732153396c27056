package je.gov.hub.prove;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import je.gov.hub.prove.Wires.End;
import org.awaitility.Awaitility;

/**
 * One partner is dead or slow, and the others must not feel it: the p99 of their deliveries, from acceptance to receipt as the ledger has
 * it, within 20 % of what it is without.
 *
 * <p>A machine that does other things as well makes more noise than that, and slowly becomes faster and slower. So windows with and
 * without the fault take turns in one run, and what is compared is the median of their p99s. Two sets of sound windows are compared in the
 * same way: while they differ by more than half of what is looked for, the noise is too loud, and more windows are taken, up to a limit;
 * how many there are is never decided by the windows with the fault. The archive is left out: as it does not honour the key it has one in
 * hand for all subjects, and how long that takes is its own queue's doing.
 */
@SuppressWarnings("ImmutableEnumChecker") // a wire is a record
enum OthersCase implements Case {
    OTHERS_BESIDE_A_DEAD_PARTNER(new Wire.Away()),
    OTHERS_BESIDE_A_SLOW_PARTNER(new Wire.Late(Duration.ofMillis(700)));

    private static final String VICTIM = "csp";
    private static final double ALLOWED = 1.2;
    private static final double NOISE = 1.1;
    private static final int FEWEST = 6;
    private static final int MOST = 16;
    private static final int NEEDED = 200;
    private static final Duration WINDOW = Duration.ofSeconds(4);
    private static final Duration LONGEST_WINDOW = Duration.ofSeconds(30);
    private static final Duration LONGEST_CATCHING_UP = Duration.ofMinutes(1);

    private final Wire wire;

    OthersCase(Wire wire) {
        this.wire = wire;
    }

    @Override
    public void strike(Ground ground, Random random) {
        var sound = new ArrayList<Double>();
        var during = new ArrayList<Double>();
        while (sound.size() < FEWEST || (noisy(sound) && sound.size() < MOST)) {
            sound.add(window(ground));
            ground.wires().to(End.CSP).turn(wire);
            try {
                during.add(window(ground));
            } finally {
                ground.wires().mend();
            }
            Awaitility.await("the partner catches up")
                    .atMost(LONGEST_CATCHING_UP)
                    .until(() -> ground.ledger().openOf(VICTIM) < NEEDED / 10);
        }
        double ratio = median(during) / median(sound);
        ground.marked().note("p99 of the others, sound %s, during %s, ratio %.2f".formatted(sound, during, ratio));
        if (ratio > ALLOWED) {
            throw new AssertionError("The others' p99 is %.2f of what it was".formatted(ratio));
        }
    }

    /** The p99 of what was accepted in it, once all of that is delivered that counts. */
    private static double window(Ground ground) {
        var ledger = ground.ledger();
        Instant from = ground.clock().instant();
        HubCase.pause(WINDOW);
        Awaitility.await("enough is accepted")
                .atMost(LONGEST_WINDOW)
                .until(() -> ledger.latencies(
                                        VICTIM,
                                        Ground.ARCHIVE,
                                        from,
                                        ground.clock().instant())
                                .size()
                        >= NEEDED);
        Instant until = ground.clock().instant();
        Awaitility.await("all of the window is delivered")
                .atMost(LONGEST_WINDOW)
                .until(() -> ledger.openBeside(VICTIM, Ground.ARCHIVE, until) == 0);
        var latencies = ledger.latencies(VICTIM, Ground.ARCHIVE, from, until);
        return latencies.get((int) Math.ceil(latencies.size() * 0.99) - 1);
    }

    private static boolean noisy(List<Double> sound) {
        double one = median(everyOther(sound, 0));
        double other = median(everyOther(sound, 1));
        return Math.max(one, other) > NOISE * Math.min(one, other);
    }

    private static List<Double> everyOther(List<Double> all, int first) {
        return IntStream.range(0, all.size())
                .filter(place -> place % 2 == first)
                .mapToObj(all::get)
                .toList();
    }

    private static double median(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    /** As the wire is cut for a moment when it is mended. */
    @Override
    public boolean answersMayBeLost() {
        return true;
    }

    @Override
    public boolean readyThroughout() {
        return true;
    }
}
