package je.gov.hub.delivery;

import static je.gov.hub.delivery.WayOutGround.HONOURED;
import static je.gov.hub.delivery.WayOutGround.eventually;
import static je.gov.hub.exchange.BrokerStand.HELIER;
import static je.gov.hub.ledger.Journey.State.PARKED;
import static je.gov.hub.ledger.Journey.State.QUARANTINED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import je.gov.hub.ledger.PeekTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is parked, over a real database and a real broker. */
class ParkingTest {

    private static final int WHO = 4;

    @TempDir
    private Path folder;

    @Test
    void keepsInTheInboxWhatTheLedgerCouldNotPark() {
        try (var ground = new WayOutGround(folder);
                var stand = ground.stand("first");
                var delivery = ground.delivery(stand)) {
            ground.partner.answer = parcel -> Partner.refused();
            delivery.register(HELIER, ground.partner, HONOURED);
            ground.accept(List.of(WayOutGround.event(WHO, 0)));
            eventually(
                    () -> ground.state(WHO, 0) == QUARANTINED && stand.inboxes().waiting(HELIER) == 0);

            new PeekTable(ground.ledger).letNothingPark();
            ground.accept(List.of(WayOutGround.event(WHO, 1)));
            eventually(() -> ground.dispatches.waiting() == 0);
            await().during(Duration.ofSeconds(1))
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> stand.inboxes().waiting(HELIER) == 1);
            new PeekTable(ground.ledger).letParkAgain();

            eventually(() -> ground.state(WHO, 1) == PARKED && stand.inboxes().waiting(HELIER) == 0);
            assertThat(ground.partner.count()).isEqualTo(1);
        }
    }
}
