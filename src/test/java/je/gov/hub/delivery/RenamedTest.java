package je.gov.hub.delivery;

import static je.gov.hub.delivery.WayOutGround.HONOURED;
import static je.gov.hub.delivery.WayOutGround.SUBJECTS;
import static je.gov.hub.exchange.BrokerStand.HELIER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import je.gov.hub.exchange.BrokerStand;
import je.gov.hub.ledger.Journey;
import je.gov.hub.ledger.Systems;
import je.gov.hub.system.SystemId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A system that is declared under another name while disclosures wait for it, over a real database and a real broker. */
class RenamedTest {

    private static final SystemId ANEW = new SystemId("parish-st-helier");
    private static final int OLD = 3;

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
    void keepsAndNamesWhatWaitsInTheInboxOfTheOldNameAndGivesItToNobody() {
        try (var stand = ground.stand("first")) {
            ground.accept(0, OLD);
            eventually(() -> stand.inboxes().waiting(HELIER) == OLD * SUBJECTS);
        }
        ground.rename(HELIER, ANEW);

        try (var stand = ground.stand("first");
                var delivery = ground.delivery(stand)) {
            tellsTheNewOne(stand, delivery);

            assertThat(delivery.status())
                    .filteredOn(one -> one.system().equals(HELIER))
                    .singleElement()
                    .satisfies(one -> {
                        assertThat(one.state()).isEqualTo(LaneStatus.State.UNPLUGGED);
                        assertThat(one.waiting()).isEqualTo(OLD * SUBJECTS);
                        assertThat(one.why()).startsWith("its agreement is gone");
                    });
            assertOnlyTheNewOneWasTold();
        }
    }

    @Test
    void keepsAndNamesWhatIsNotYetInTheInboxOfTheOldNameAndHoldsNobodyUp() {
        ground.accept(0, OLD);
        ground.rename(HELIER, ANEW);

        try (var stand = ground.stand("first");
                var delivery = ground.delivery(stand)) {
            tellsTheNewOne(stand, delivery);

            assertThat(ground.ledger.door(Systems.class).backlogs())
                    .containsEntry(HELIER, new Systems.Backlog(OLD * SUBJECTS, 0, 0));
            assertOnlyTheNewOneWasTold();
        }
    }

    @Test
    void goesOnInOrderWhenTheOldNameComesBack() {
        try (var stand = ground.stand("first")) {
            ground.accept(0, 1);
            eventually(() -> stand.inboxes().waiting(HELIER) == SUBJECTS);
        }
        ground.rename(HELIER, ANEW);
        ground.accept(1, OLD);
        try (var stand = ground.stand("first");
                var delivery = ground.delivery(stand)) {
            delivery.register(ANEW, ground.partner, HONOURED);
            ground.accept(ANEW, OLD, OLD + 1);
            eventually(
                    () -> ground.partner.count() == SUBJECTS && stand.inboxes().waiting(ANEW) == 0);
            delivery.deregister(ANEW);

            ground.rename(ANEW, HELIER);
            delivery.register(HELIER, ground.partner, HONOURED);

            eventually(() -> ground.dispatches.waiting() == 0 && stand.inboxes().waiting(HELIER) == 0);
            for (int who = 0; who < SUBJECTS; who++) {
                assertThat(ground.seen(who)).containsExactly(3L, 0L, 1L, 2L);
                assertThat(ground.states(who, OLD)).containsOnly(Journey.State.DELIVERED);
            }
        }
    }

    private void tellsTheNewOne(BrokerStand stand, Clerks delivery) {
        delivery.register(ANEW, ground.partner, HONOURED);
        ground.accept(ANEW, OLD, OLD + 1);
        eventually(() -> ground.partner.count() >= SUBJECTS && stand.inboxes().waiting(ANEW) == 0);
    }

    private void assertOnlyTheNewOneWasTold() {
        for (int who = 0; who < SUBJECTS; who++) {
            assertThat(ground.seen(who)).containsExactly((long) OLD);
            assertThat(ground.states(who, OLD)).containsOnly(Journey.State.PENDING);
            assertThat(ground.state(who, OLD)).isEqualTo(Journey.State.DELIVERED);
        }
        assertThat(IntStream.range(0, OLD)
                        .mapToObj(number -> ground.journey(0, number).legs()))
                .allSatisfy(
                        legs -> assertThat(legs).extracting(Journey.Leg::system).isEqualTo(List.of(HELIER)));
    }

    private static void eventually(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(20)).until(condition);
    }
}
