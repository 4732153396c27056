package je.gov.hub.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import je.gov.hub.sandbox.Effect;
import je.gov.hub.sandbox.Effect.Deed;
import org.assertj.core.api.SoftAssertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The hub is killed at random moments while many tell through HTTP, MLLP and SFTP. The partners' own records, kept outside its
 * process, must show every accepted event at every entitled system, in order for each subject, and once.
 *
 * <p>{@code -Dhub.prove.rounds} says how often it is killed, {@code -Dhub.prove.seed} when.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KillTest {

    private static final int ROUNDS = Integer.getInteger("hub.prove.rounds", 3);
    private static final long SEED = Long.getLong("hub.prove.seed", System.nanoTime());

    private static final Duration LONGEST_TELLING = Duration.ofMinutes(1);

    private final Marked marked = new Marked();
    private TestIsland island;

    @BeforeAll
    void killWhileManyTell(@TempDir Path folder) {
        island = TestIsland.start(folder);
        var random = new Random(SEED);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var tellers = new Tellers(island, marked)) {
            var all = telling(tellers).stream()
                    .map(teller -> CompletableFuture.runAsync(teller, threads))
                    .toList();
            for (int round = 0; round < ROUNDS; round++) {
                LockSupport.parkNanos(
                        Duration.ofMillis(1500 + random.nextInt(4000)).toNanos());
                island.killHub();
                island.startHub();
            }
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            tellers.finish();
            await(all);
        }
        var open = new OpenTable(island.servers().database());
        Awaitility.await("all is delivered; seed " + SEED)
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> open.open() == 0);
    }

    private static List<Runnable> telling(Tellers tellers) {
        return List.of(
                () -> tellers.portal("alpha", "zofia-wisniewska"),
                () -> tellers.portal("beta", "elise-le-brocq"),
                () -> tellers.portal("gamma", "joao-goncalves"),
                () -> tellers.portal("delta", "bjorn-aesgaard"),
                () -> tellers.practice("epsilon", "lucie-du-feu"),
                () -> tellers.practice("zeta", "chloe-bisson"),
                () -> tellers.counter("eta", "peter-d-arcy-smith"),
                () -> tellers.counter("theta", "charles-machon"));
    }

    /** Each has told its last event; one that cannot, within the time, is a failure of the hub and named as such. */
    private static void await(List<CompletableFuture<Void>> all) {
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
                .orTimeout(LONGEST_TELLING.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    @AfterAll
    void stop() {
        island.close();
    }

    @Test
    void everyDoorWasUsedAcrossTheKills() {
        var numbers = marked.accepted();

        assertThat(numbers)
                .hasSize(8)
                .allSatisfy((teller, told) -> assertThat(told).hasSizeGreaterThan(1));
    }

    @Test
    void everyAcceptedEventIsAtEveryEntitledSystemInOrderAndOnce() {
        var entitled = Map.of(
                "alpha", List.of("parish-he", "revenue", "csp"),
                "beta", List.of("parish-he", "revenue", "csp", "gp-harbour"),
                "gamma", List.of("parish-he", "revenue", "csp", "gp-fairfield"),
                "delta", List.of("parish-br", "revenue", "csp"),
                "epsilon", List.of("parish-gr", "revenue", "csp"),
                "zeta", List.of("parish-pe", "revenue", "csp"),
                "eta", List.of("revenue", "csp"),
                "theta", List.of("revenue", "csp"));
        var softly = new SoftAssertions();

        entitled.forEach((teller, systems) -> systems.forEach(
                system -> softly.assertThat(Marked.in(island.held(system)).get(teller))
                        .as("what %s was told by %s, seed %d", system, teller, SEED)
                        .containsExactlyElementsOf(marked.accepted().get(teller))));

        softly.assertAll();
    }

    @Test
    void whatThePartnersHoldIsWhatTheLedgerSays() {
        var ledger = new OpenTable(island.servers().database());
        var softly = new SoftAssertions();

        ledger.told().forEach((system, told) -> {
            var keys = keys(system);
            softly.assertThat(keys).as(system).doesNotHaveDuplicates();
            softly.assertThat(new HashSet<>(keys))
                    .as("%s, seed %d", system, SEED)
                    .isEqualTo(told.stream().map(OpenTable.Told::delivery).collect(Collectors.toSet()));
        });

        softly.assertAll();
        assertThat(ledger.waitingForAPerson()).isZero();
    }

    @Test
    void repeatsAreAtMostWhatWasInHandWhenItWasKilled() {
        var lanes = 8;
        for (var partner : island.servers().partners()) {
            assertThat(partner.logbook().with(Deed.REPEATED))
                    .as("%s, seed %d", partner.system(), SEED)
                    .hasSizeLessThanOrEqualTo(ROUNDS * lanes);
        }
    }

    private List<String> keys(String system) {
        return new ArrayList<>(island.partner(system).logbook().received().stream()
                .map(Effect::key)
                .toList());
    }
}
