package je.gov.hub.delivery;

import static je.gov.hub.delivery.WayOutGround.HONOURED;
import static je.gov.hub.delivery.WayOutGround.SUBJECTS;
import static je.gov.hub.delivery.WayOutGround.eventually;
import static je.gov.hub.delivery.WayOutGround.sequence;
import static je.gov.hub.delivery.WayOutGround.subject;
import static je.gov.hub.exchange.BrokerStand.HELIER;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import je.gov.hub.ledger.Journey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way from an acceptance to its receipt, over a real database and a real broker. */
class WayOutTest {

    @TempDir
    private Path folder;

    private WayOutGround ground;

    @BeforeEach
    void start() {
        ground = new WayOutGround(folder);
    }

    @AfterEach
    void stop() {
        ground.close();
    }

    @Test
    void takesEverythingAcceptedToItsSystemInOrder() {
        try (var stand = ground.stand("first");
                var delivery = ground.delivery(stand)) {
            delivery.register(HELIER, ground.partner, HONOURED);

            ground.accept(0, 20);

            eventually(() -> delivered(0, 20));
            eventually(() -> ground.dispatches.waiting() == 0);
            eventually(() -> stand.inboxes().waiting(HELIER) == 0);
            assertInOrder(20);
        }
    }

    @Test
    void losesNothingWithTheBrokersJournal() {
        try (var stand = ground.stand("first")) {
            ground.accept(0, 10);
            eventually(() -> ground.dispatches.waiting() == 0);
            eventually(() -> stand.inboxes().waiting(HELIER) == 100);
        }

        try (var stand = ground.stand("second");
                var delivery = ground.delivery(stand)) {
            delivery.register(HELIER, ground.partner, HONOURED);
            ground.accept(10, 20);

            eventually(() -> delivered(0, 20));
            assertInOrder(20);
            assertThat(ground.partner.seen()).hasSize(200);
        }
    }

    @Test
    void putsOneInQuarantineAndParksItsFollowersAndNobodyElses() {
        ground.partner.answer = parcel ->
                sequence(parcel) == 3 && parcel.subject().equals(subject(4)) ? Partner.refused() : Partner.TAKEN;
        try (var stand = ground.stand("first");
                var delivery = ground.delivery(stand)) {
            ground.accept(0, 10);
            delivery.register(HELIER, ground.partner, HONOURED);

            eventually(() -> ground.dispatches.waiting() == 0 && stand.inboxes().waiting(HELIER) == 0);

            assertThat(ground.states(4, 10))
                    .containsExactly(Stream.concat(
                                    Stream.of(
                                            Journey.State.DELIVERED,
                                            Journey.State.DELIVERED,
                                            Journey.State.QUARANTINED),
                                    Stream.generate(() -> Journey.State.PARKED).limit(7))
                            .toArray(Journey.State[]::new));
            assertThat(ground.states(5, 10)).containsOnly(Journey.State.DELIVERED);
        }
    }

    private boolean delivered(int from, int to) {
        return IntStream.range(from, to)
                .allMatch(number -> IntStream.range(0, SUBJECTS)
                        .allMatch(who -> ground.state(who, number) == Journey.State.DELIVERED));
    }

    private void assertInOrder(int each) {
        for (int who = 0; who < SUBJECTS; who++) {
            assertThat(ground.seen(who)).isSorted().doesNotHaveDuplicates().hasSize(each);
        }
    }
}
