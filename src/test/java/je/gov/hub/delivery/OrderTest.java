package je.gov.hub.delivery;

import static je.gov.hub.exchange.BrokerStand.HELIER;
import static je.gov.hub.exchange.BrokerStand.dispatch;
import static je.gov.hub.exchange.BrokerStand.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** News about one person or business. */
class OrderTest {

    @TempDir
    private Path folder;

    private final Partner partner = new Partner();
    private ClerkStand stand;

    @BeforeEach
    void start() throws Exception {
        stand = new ClerkStand(folder, Clock.systemUTC(), Duration.ofMinutes(1), HELIER);
        stand.put(LongStream.rangeClosed(1, 8)
                .mapToObj(number -> dispatch(number, HELIER, 1))
                .toList());
    }

    @AfterEach
    void stop() {
        partner.door.countDown();
        stand.close();
    }

    @Test
    void hasOneOfASubjectInHandHoweverManyWait() {
        partner.door = new CountDownLatch(1);
        stand.delivery.register(HELIER, partner, ClerkStand.HONOURED);
        ClerkStand.eventually(() -> partner.inside() > 0);

        await().during(Duration.ofMillis(500)).atMost(Duration.ofSeconds(5)).until(() -> partner.inside() == 1);
        partner.door.countDown();

        ClerkStand.eventually(() -> stand.book.count(stand.book.receipts) == 8);
        assertThat(stand.book.delivered()).isSorted();
    }

    @Test
    void keepsItsPlaceThoughItFails() {
        partner.answer = parcel ->
                parcel.delivery().equals(id(3)) && parcel.attempt() <= 2 ? Partner.unavailable() : Partner.TAKEN;

        stand.delivery.register(HELIER, partner, ClerkStand.HONOURED);

        ClerkStand.eventually(() -> stand.book.count(stand.book.receipts) == 8);
        assertThat(stand.book.delivered()).isSorted();
    }
}
