package je.gov.hub.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import je.gov.hub.sandbox.Effect;
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

    private final List<Integer> exits = new ArrayList<>();
    private final List<Duration> stops = new ArrayList<>();
    private Ground ground;

    @BeforeAll
    void stopWhileManyTell(@TempDir Path folder) {
        ground = Ground.start(folder);
        ground.partner("csp").turn(Mood.SLOW);
        try (var tellers = Tellers.start(ground)) {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> ground.marked().accepted().size() == Tellers.ENTITLED.size() - 1);
            stopAndStart();
            tellers.finish();
        }
        ground.partner("csp").turn(Mood.UP);
        Awaitility.await("all is delivered")
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> ground.ledger().open() == 0);
    }

    private void stopAndStart() {
        Instant began = CLOCK.instant();
        exits.add(ground.island().stopHub());
        stops.add(Duration.between(began, CLOCK.instant()));
        ground.island().startHub();
    }

    @AfterAll
    void stop() {
        ground.close();
    }

    @Test
    void itExitsWithZeroAndInTime() {
        assertThat(exits).containsOnly(0);
        assertThat(stops).allMatch(time -> time.compareTo(Duration.ofSeconds(60)) < 0);
    }

    @Test
    void whatWasInHandHadItsTimeAndNothingIsRepeated() {
        for (var partner : ground.island().servers().partners()) {
            assertThat(partner.logbook().with(Deed.REPEATED))
                    .as(partner.system().value())
                    .isEmpty();
        }
    }

    @Test
    void everythingArrivesInOrderAndOnce() {
        var softly = new SoftAssertions();

        ground.marked()
                .accepted()
                .forEach((teller, numbers) -> Tellers.ENTITLED
                        .getOrDefault(teller, List.of())
                        .forEach(system -> softly.assertThat(
                                        Marked.in(contents(system)).get(teller))
                                .as("%s at %s", teller, system)
                                .containsExactlyElementsOf(numbers)));

        softly.assertAll();
    }

    private List<String> contents(String system) {
        return ground.effects(system).stream().map(Effect::content).toList();
    }
}
