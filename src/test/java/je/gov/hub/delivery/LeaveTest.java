package je.gov.hub.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import je.gov.hub.exchange.BrokerStand;
import je.gov.hub.system.SystemId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The end of many clerks that all have something in hand which does not come back, or a ledger that is away. */
class LeaveTest {

    private static final SystemId[] SYSTEMS = IntStream.rangeClosed(1, 8)
            .mapToObj(number -> new SystemId("system-" + number))
            .toArray(SystemId[]::new);

    /** Of one clerk it is two seconds; one after another they would take sixteen at least. */
    private static final Duration ONE_PATIENCE = Duration.ofSeconds(10);

    @TempDir
    private Path folder;

    private final Clock clock = Clock.systemUTC();
    private final Partner partner = new Partner();
    private final CountDownLatch never = new CountDownLatch(1);
    private ClerkStand stand;

    @BeforeEach
    void start() throws Exception {
        stand = new ClerkStand(folder, clock, Duration.ofMinutes(10), SYSTEMS);
        partner.door = never;
        for (int place = 0; place < SYSTEMS.length; place++) {
            stand.tell(SYSTEMS[place], place, place);
            stand.delivery.register(SYSTEMS[place], partner, ClerkStand.HONOURED);
        }
        ClerkStand.eventually(() -> partner.inside() == SYSTEMS.length);
    }

    @AfterEach
    void stop() {
        never.countDown();
        stand.close();
    }

    @Test
    void takesOnePatienceForAll() {
        assertThat(took(Clerks::close)).isLessThan(ONE_PATIENCE);
    }

    @Test
    void takesOnePatienceAlsoWhereEachRouteStopsItsOwnWhileTheLedgerIsAway() {
        stand.book.gone(true);

        var took = took(delivery -> {
            delivery.leave();
            Stream.of(SYSTEMS).forEach(delivery::deregister);
        });

        assertThat(took).isLessThan(ONE_PATIENCE);
    }

    @Test
    void waitsForWhatIsInHandAndRecordsIt() throws Exception {
        var leaving = Thread.ofPlatform().start(() -> stand.delivery.deregister(SYSTEMS[0]));
        await().during(Duration.ofMillis(500)).atMost(Duration.ofSeconds(5)).until(leaving::isAlive);

        never.countDown();
        leaving.join();

        assertThat(stand.book.delivered()).contains(BrokerStand.id(0));
        assertThat(stand.broker.inboxes().waiting(SYSTEMS[0])).isZero();
    }

    private Duration took(Consumer<Clerks> end) {
        Instant began = clock.instant();
        end.accept(stand.delivery);
        return Duration.between(began, clock.instant());
    }
}
