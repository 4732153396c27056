package je.gov.hub.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import je.gov.hub.sandbox.Effect.Deed;
import je.gov.hub.sandbox.Mood;
import org.assertj.core.api.SoftAssertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM while many tell and a slow partner has something in hand: it ends in good order, in time, and nothing is repeated. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StopTest {

    private static final Clock CLOCK = Clock.systemUTC();

    private final Marked marked = new Marked();
    private final List<Integer> exits = new ArrayList<>();
    private final List<Duration> stops = new ArrayList<>();
    private TestIsland island;

    @BeforeAll
    void stopWhileManyTell(@TempDir Path folder) {
        island = TestIsland.start(folder);
        island.partner("csp").turn(Mood.SLOW);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var tellers = new Tellers(island, marked)) {
            var all = List.<Runnable>of(
                            () -> tellers.portal("alpha", "zofia-wisniewska"),
                            () -> tellers.portal("beta", "elise-le-brocq"),
                            () -> tellers.practice("epsilon", "lucie-du-feu"))
                    .stream()
                    .map(teller -> CompletableFuture.runAsync(teller, threads))
                    .toList();
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> marked.accepted().size() == 3);
            stopAndStart();
            tellers.finish();
            CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
                    .orTimeout(2, TimeUnit.MINUTES)
                    .join();
        }
        island.partner("csp").turn(Mood.UP);
        var open = new OpenTable(island.servers().database());
        Awaitility.await("all is delivered")
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> open.open() == 0);
    }

    private void stopAndStart() {
        Instant began = CLOCK.instant();
        exits.add(island.stopHub());
        stops.add(Duration.between(began, CLOCK.instant()));
        island.startHub();
    }

    @AfterAll
    void stop() {
        island.close();
    }

    @Test
    void itExitsWithZeroAndInTime() {
        assertThat(exits).containsOnly(0);
        assertThat(stops).allMatch(time -> time.compareTo(Duration.ofSeconds(60)) < 0);
    }

    @Test
    void whatWasInHandHadItsTimeAndNothingIsRepeated() {
        for (var partner : island.servers().partners()) {
            assertThat(partner.logbook().with(Deed.REPEATED))
                    .as(partner.system().value())
                    .isEmpty();
        }
    }

    @Test
    void everythingArrivesInOrderAndOnce() {
        var softly = new SoftAssertions();

        List.of("alpha", "beta", "epsilon")
                .forEach(teller -> softly.assertThat(
                                Marked.in(island.held("csp")).get(teller))
                        .as(teller)
                        .containsExactlyElementsOf(marked.accepted().get(teller)));

        softly.assertAll();
    }
}
