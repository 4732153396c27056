package je.gov.hub.delivery;

import static je.gov.hub.exchange.BrokerStand.HELIER;
import static je.gov.hub.exchange.BrokerStand.dispatch;
import static je.gov.hub.exchange.BrokerStand.id;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import je.gov.hub.ledger.Setback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One at a time is handed over, and the ledger is asked for many at once. */
class AskedTest {

    private static final int MANY = 40;

    @TempDir
    private Path folder;

    private final HandClock clock = new HandClock();
    private final Partner partner = new Partner();
    private ClerkStand stand;

    @BeforeEach
    void start() throws Exception {
        stand = new ClerkStand(folder, clock, Duration.ofMinutes(1), HELIER);
        partner.door = new CountDownLatch(1);
        stand.tell(HELIER, 1, MANY);
        stand.delivery.register(HELIER, partner, ClerkStand.NONE);
        ClerkStand.eventually(() -> stand.status().inHand() == 1);
    }

    @AfterEach
    void stop() {
        partner.door.countDown();
        stand.close();
    }

    @Test
    void theLedgerIsAskedForManyAtOnce() {
        partner.door.countDown();

        ClerkStand.eventually(() -> stand.book.count(stand.book.receipts) == MANY);
        assertThat(stand.book.asked()).isLessThan(MANY / 2);
    }

    @Test
    void whatIsInTheInboxTwiceIsHandedOverOnce() throws Exception {
        stand.broker.putAgain(dispatch(2, HELIER, 2));
        ClerkStand.eventually(() -> stand.status().waiting() == MANY + 1);
        partner.door.countDown();

        ClerkStand.eventually(() -> stand.status().waiting() == 0);
        assertThat(partner.parcels).hasSize(MANY);
    }

    @Test
    void anAnswerIsGoodForAMoment() {
        stand.book.restricted.add(dispatch(2, HELIER, 2).subject());
        clock.move(Duration.ofSeconds(2));
        partner.door.countDown();

        ClerkStand.eventually(() -> stand.book.count(stand.book.receipts) == MANY - 1);
        assertThat(stand.book.held).extracting(Setback::delivery).containsExactly(id(2));
    }
}
