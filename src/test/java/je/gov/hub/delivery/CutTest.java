package je.gov.hub.delivery;

import static je.gov.hub.exchange.BrokerStand.HELIER;
import static je.gov.hub.exchange.BrokerStand.dispatch;
import static je.gov.hub.exchange.BrokerStand.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import je.gov.hub.ledger.Receipt;
import je.gov.hub.ledger.Setback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hand-over that takes too long. */
class CutTest {

    @TempDir
    private Path folder;

    private final Partner partner = new Partner();
    private final CountDownLatch never = new CountDownLatch(1);
    private ClerkStand stand;

    @BeforeEach
    void start() {
        stand = new ClerkStand(folder, Clock.systemUTC(), Duration.ofSeconds(2), HELIER);
    }

    @AfterEach
    void stop() {
        never.countDown();
        stand.close();
    }

    @Test
    void isCutAndRepeatedAndTheOthersGoOn() throws Exception {
        partner.answer = parcel -> {
            if (parcel.delivery().equals(id(1)) && parcel.attempt() == 1) {
                waitInterruptibly();
            }
            return Partner.TAKEN;
        };
        stand.tell(HELIER, 1, 20);

        stand.delivery.register(HELIER, partner, ClerkStand.HONOURED);

        ClerkStand.eventually(() -> stand.book.count(stand.book.receipts) == 20);
        assertThat(stand.book.delayed).extracting(Setback::rule).containsExactly("took too long");
        assertThat(receipt(1).repeated()).isTrue();
        assertThat(receipt(1).attempts()).isEqualTo(2);
    }

    @Test
    void isRepeatedWhereThereWasNoThreadForIt() throws Exception {
        stand.threadless.set(3);
        stand.tell(HELIER, 1, 20);

        stand.delivery.register(HELIER, partner, ClerkStand.HONOURED);

        ClerkStand.eventually(() -> stand.book.count(stand.book.receipts) == 20);
        assertThat(stand.threadless).hasValue(0);
        assertThat(stand.book.receipts).noneMatch(Receipt::repeated);
    }

    @Test
    void keepsItsSubjectUntilItHasReallyEnded() throws Exception {
        partner.answer = parcel -> {
            if (parcel.delivery().equals(id(1)) && parcel.attempt() == 1) {
                waitDeafly();
            }
            return Partner.unavailable();
        };
        stand.put(List.of(dispatch(1, HELIER, 1), dispatch(2, HELIER, 1), dispatch(3, HELIER, 3)));
        stand.delivery.register(HELIER, partner, ClerkStand.HONOURED);
        ClerkStand.eventually(() -> stand.book.count(stand.book.delayed) > 0 && tries(3) > 2);

        await().during(Duration.ofMillis(600)).atMost(Duration.ofSeconds(5)).until(() -> tries(1) == 1);
        partner.answer = parcel -> Partner.TAKEN;
        never.countDown();

        ClerkStand.eventually(() -> stand.book.count(stand.book.receipts) == 3);
        assertThat(partner.subjectTwiceAtOnce).isFalse();
    }

    @Test
    void takesASuccessThatComesLateForOne() throws Exception {
        partner.answer = parcel -> {
            waitDeafly();
            return Partner.TAKEN;
        };
        stand.tell(HELIER, 1, 1);
        stand.delivery.register(HELIER, partner, ClerkStand.NONE);
        ClerkStand.eventually(() -> stand.book.count(stand.book.delayed) == 1);

        never.countDown();

        ClerkStand.eventually(() -> stand.book.count(stand.book.receipts) == 1);
        assertThat(partner.count()).isEqualTo(1);
    }

    @Test
    void isCutWhenTheHubStopsAndPatienceIsOverAndBlamedForNothing() throws Exception {
        stand.close();
        stand = new ClerkStand(folder.resolve("patient"), Clock.systemUTC(), Duration.ofMinutes(10), HELIER);
        partner.answer = parcel -> {
            if (parcel.delivery().equals(id(1)) && parcel.attempt() == 1) {
                waitInterruptibly();
            }
            return Partner.TAKEN;
        };
        stand.tell(HELIER, 1, 1);
        stand.delivery.register(HELIER, partner, ClerkStand.HONOURED);
        ClerkStand.eventually(() -> partner.inside() == 1);

        stand.delivery.close();

        ClerkStand.eventually(() -> partner.inside() == 0);
        assertThat(stand.broker.inboxes().waiting(HELIER)).isEqualTo(1);
        stand.startAnew();
        stand.delivery.register(HELIER, partner, ClerkStand.HONOURED);
        ClerkStand.eventually(() -> stand.book.count(stand.book.receipts) == 1);
        assertThat(receipt(1).repeated()).isTrue();
    }

    private Receipt receipt(long number) {
        return stand.book.receipts.stream()
                .filter(one -> one.delivery().equals(id(number)))
                .findFirst()
                .orElseThrow();
    }

    private long tries(long number) {
        return partner.seen().stream()
                .filter(parcel -> parcel.delivery().equals(id(number)))
                .count();
    }

    private void waitInterruptibly() {
        try {
            never.await();
        } catch (InterruptedException cut) {
            throw new IllegalStateException("cut", cut);
        }
    }

    /** As a library does that swallows interrupts. */
    private void waitDeafly() {
        boolean waiting = true;
        while (waiting) {
            try {
                never.await();
                waiting = false;
            } catch (InterruptedException swallowed) {
                waiting = true;
            }
        }
    }
}
