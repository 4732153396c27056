package je.gov.hub.intake;

import static je.gov.hub.intake.EventsForTests.moved;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Those who wait for their commit, over a real database that takes its time. */
class AcceptanceQueueTest {

    private static final int PLACES = 3;

    private final IntakeGround ground = new IntakeGround(PLACES);

    @AfterEach
    void close() {
        ground.close();
    }

    @Test
    void asksWhoFindsNoPlaceToComeBackAndGrowsNoLonger() {
        var accepted = new ArrayList<Future<Answer>>();
        try (var threads = Executors.newCachedThreadPool()) {
            var lock = ground.peek.acceptanceLocked();
            try {
                accepted.add(threads.submit(() -> tell("under way")));
                ground.peek.awaitStandstill();
                for (int place = 1; place <= PLACES; place++) {
                    var id = "place " + place;
                    accepted.add(threads.submit(() -> tell(id)));
                }
                Awaitility.await().until(() -> ground.acceptor.waiting() == PLACES);

                var refused = threads.submit(() -> tell("one too many"));

                assertThat(refused)
                        .succeedsWithin(Duration.ofSeconds(5))
                        .isEqualTo(new Answer.Unavailable(Duration.ofSeconds(5)));
                assertThat(ground.acceptor.waiting()).isEqualTo(PLACES);
            } finally {
                lock.close();
            }
        }
        assertThat(accepted).extracting(Future::resultNow).allMatch(Answer.Accepted.class::isInstance);
        assertThat(tell("one too many")).isInstanceOf(Answer.Accepted.class);
        assertThat(ground.peek.count("event")).isEqualTo(PLACES + 2);
    }

    private Answer tell(String id) {
        return ground.tell("portal", moved(id, "{'ssn':'JY123456A'}", "2026-11-01", "HE"));
    }
}
