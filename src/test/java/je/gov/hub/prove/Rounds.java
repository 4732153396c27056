package je.gov.hub.prove;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * Runs round after round on one ground, until it holds much: many tell, something goes wrong and is healed, all is delivered, the sets
 * are compared. After a round that failed its ground is kept as evidence, and the next round gets a new one.
 */
final class Rounds implements AutoCloseable {

    private static final Duration LONGEST_DRAIN = Duration.ofMinutes(5);
    private static final int CALM = 1000;
    private static final int UNREST = 2000;

    /** The sets are compared whole, each time: a ground that holds more makes every round slower, and is left for a new one. */
    private static final long FULL = 25_000;

    private final Path folder;
    private final Plan plan;
    private final Report report;
    private @Nullable Ground ground;
    private Path place;
    private Map<String, Integer> repeated = new HashMap<>();
    private Totals before = Totals.NONE;
    private int grounds;

    /** @param folder for the grounds, and for the evidence of failed rounds */
    Rounds(Path folder, Plan plan, Report report) {
        this.folder = folder;
        this.plan = plan;
        this.report = report;
        this.place = folder;
    }

    /** Runs one round, and reports it; throws what it found broken. */
    void run(int number, Case round) {
        long seed = plan.seedOf(number);
        long start = System.nanoTime();
        var broken = new ArrayList<String>();
        var totals = Totals.NONE;
        try {
            totals = run(
                    ground(),
                    "round %d %s of -Dseed=%d".formatted(number, round.name(), plan.seed()),
                    round,
                    seed,
                    broken);
        } catch (RuntimeException failed) {
            broken.add("The ground or its ledger is not there: " + failed.getMessage());
        }
        long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
        report.add(Report.Line.of(number, round, seed, broken, totals, seconds));
        if (!broken.isEmpty()) {
            throw new AssertionError("Round %d, %s, of -Dseed=%d; evidence in %s:\n%s"
                    .formatted(number, round.name(), plan.seed(), keep(number, broken), String.join("\n", broken)));
        }
    }

    private Totals run(Ground on, String title, Case round, long seed, List<String> broken) {
        on.marked().note(title);
        try {
            tellAndStrike(on, round, new Random(seed));
            drain(on);
        } catch (RuntimeException | AssertionError failed) {
            on.wires().mend();
            broken.add(String.valueOf(failed.getMessage()));
            on.marked().note("failed " + failed);
        }
        var findings = Findings.of(on, round, repeated);
        broken.addAll(findings.broken());
        repeated = findings.repeated();
        var last = before;
        before = Totals.of(on, findings);
        return before.since(last);
    }

    private static void tellAndStrike(Ground on, Case round, Random random) {
        try (var tellers = Tellers.start(on)) {
            HubCase.pause(Duration.ofMillis(CALM + random.nextInt(UNREST)));
            strike(on, round, random);
            tellers.finish();
        }
    }

    private static void strike(Ground on, Case round, Random random) {
        try (var readiness = Readiness.watch(on.island())) {
            on.marked().note("strikes");
            round.strike(on, random);
            on.island().hub().awaitReady();
            on.marked().note("healed and ready");
            Readiness.meansThatItTakesWhatIsTold(on.marked());
            HubCase.pause(Duration.ofMillis(CALM));
            if (round.readyThroughout()) {
                readiness.expectThroughout();
            }
        }
    }

    private static void drain(Ground on) {
        Awaitility.await("all is delivered")
                .atMost(LONGEST_DRAIN)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .failFast("something waits for a person", () -> on.ledger().waitsForAPerson())
                .until(() -> on.ledger().open() == 0
                        && on.ledger().dispatches() == 0
                        && on.ledger().waitingForAPerson() == 0);
    }

    private Ground ground() {
        if (before.deliveries() > FULL) {
            close();
            FileSystemUtils.deleteRecursively(place.toFile());
        }
        if (ground == null) {
            grounds++;
            place = folder.resolve("ground-" + grounds);
            FileSystemUtils.deleteRecursively(place.toFile());
            place.toFile().mkdirs();
            repeated = new HashMap<>();
            before = Totals.NONE;
            ground = Ground.start(place);
        }
        return ground;
    }

    /** The whole ground, as the round left it: database, journal, records of what was in hand, the partners' logbooks, histories, log. */
    private Path keep(int number, List<String> broken) {
        var kept = folder.resolve("round-" + number);
        try {
            close();
            FileSystemUtils.deleteRecursively(kept);
            Files.move(place, kept);
            Files.writeString(kept.resolve("broken.txt"), String.join("\n", broken) + "\n");
            return kept;
        } catch (IOException unmovable) {
            throw new UncheckedIOException("The evidence cannot be kept", unmovable);
        }
    }

    @Override
    public void close() {
        if (ground != null) {
            ground.close();
            ground = null;
        }
    }
}
