package je.gov.hub.delivery;

import static je.gov.hub.exchange.BrokerStand.HELIER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import je.gov.hub.exchange.BrokerStand;
import je.gov.hub.ledger.Acceptance;
import je.gov.hub.ledger.Acceptances;
import je.gov.hub.ledger.Deliveries;
import je.gov.hub.ledger.Disclosed;
import je.gov.hub.ledger.Dispatches;
import je.gov.hub.ledger.Journey;
import je.gov.hub.ledger.Journeys;
import je.gov.hub.ledger.LedgerForTests;
import je.gov.hub.ledger.Systems;
import je.gov.hub.subject.Subject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way from an acceptance to its receipt, over a real database and a real broker. */
class WayOutTest {

    private static final int SUBJECTS = 10;

    @TempDir
    private Path folder;

    private final Clock clock = Clock.systemUTC();
    private final LedgerForTests ledger = LedgerForTests.open(clock);
    private final Dispatches dispatches = ledger.door(Dispatches.class);
    private final Partner partner = new Partner();

    @AfterEach
    void stop() {
        ledger.close();
    }

    @Test
    void takesEverythingAcceptedToItsSystemInOrder() {
        try (var stand = stand("first");
                var delivery = delivery(stand)) {
            delivery.register(HELIER, partner, new Terms(true, "sink@1"));

            accept(0, 20);

            eventually(() -> delivered(0, 20));
            assertThat(dispatches.waiting()).isZero();
            eventually(() -> stand.inboxes().waiting(HELIER) == 0);
            assertInOrder(20);
        }
    }

    @Test
    void losesNothingWithTheBrokersJournal() {
        try (var stand = stand("first")) {
            accept(0, 10);
            eventually(() -> dispatches.waiting() == 0);
            assertThat(stand.inboxes().waiting(HELIER)).isEqualTo(100);
        }

        try (var stand = stand("second");
                var delivery = delivery(stand)) {
            delivery.register(HELIER, partner, new Terms(true, "sink@1"));
            accept(10, 20);

            eventually(() -> delivered(0, 20));
            assertInOrder(20);
            assertThat(partner.seen()).hasSize(200);
        }
    }

    @Test
    void putsOneInQuarantineAndParksItsFollowersAndNobodyElses() {
        partner.answer = parcel ->
                sequence(parcel) == 3 && parcel.subject().equals(subject(4)) ? Partner.refused() : Partner.TAKEN;
        try (var stand = stand("first");
                var delivery = delivery(stand)) {
            accept(0, 10);
            delivery.register(HELIER, partner, new Terms(true, "sink@1"));

            eventually(() -> dispatches.waiting() == 0 && stand.inboxes().waiting(HELIER) == 0);

            assertThat(IntStream.range(0, 10).mapToObj(number -> state(4, number)))
                    .containsExactly(Stream.concat(
                                    Stream.of(
                                            Journey.State.DELIVERED,
                                            Journey.State.DELIVERED,
                                            Journey.State.QUARANTINED),
                                    Stream.generate(() -> Journey.State.PARKED).limit(7))
                            .toArray(Journey.State[]::new));
            assertThat(IntStream.range(0, 10).mapToObj(number -> state(5, number)))
                    .containsOnly(Journey.State.DELIVERED);
        }
    }

    private BrokerStand stand(String journal) {
        var stand = new BrokerStand(folder.resolve(journal));
        stand.inboxes().serve(() -> Set.of(HELIER));
        stand.relay(dispatches);
        return stand;
    }

    private Clerks delivery(BrokerStand stand) {
        var properties = new DeliveryProperties(
                folder.resolve("delivery"),
                4,
                64,
                1000,
                Duration.ofMillis(10),
                Duration.ofMillis(100),
                Duration.ofMillis(100),
                10,
                5,
                3,
                true,
                Duration.ofSeconds(5),
                Duration.ofSeconds(60));
        return new Clerks(new Bench(
                stand.inboxes(),
                ledger.door(Deliveries.class),
                ledger.door(Systems.class),
                new Willing(),
                properties,
                clock,
                RandomGenerator.getDefault(),
                DeliveryConfiguration.lanes(),
                new Solitude(clock)));
    }

    /** One event of each subject, from this number to that. */
    private void accept(int from, int to) {
        var acceptances = ledger.door(Acceptances.class);
        for (int number = from; number < to; number++) {
            int one = number;
            var events = IntStream.range(0, SUBJECTS)
                    .mapToObj(who -> event(who, one))
                    .toList();
            acceptances.together(() -> {
                acceptances.record(events);
                return events;
            });
        }
    }

    private static Acceptance event(int who, int number) {
        return Disclosed.accepted(id(who, number), subject(who), number + 1L, Instant.EPOCH, HELIER.value());
    }

    private static String id(int who, int number) {
        return "event " + who + " " + number;
    }

    private static Subject subject(int who) {
        return new Subject(new UUID(7, who));
    }

    private boolean delivered(int from, int to) {
        return IntStream.range(from, to)
                .allMatch(number ->
                        IntStream.range(0, SUBJECTS).allMatch(who -> state(who, number) == Journey.State.DELIVERED));
    }

    private Journey.State state(int who, int number) {
        return ledger.door(Journeys.class)
                .of(Disclosed.key(id(who, number)))
                .orElseThrow()
                .legs()
                .get(0)
                .state();
    }

    private void assertInOrder(long each) {
        for (int who = 0; who < SUBJECTS; who++) {
            var mine = subject(who);
            List<Long> sequences = partner.seen().stream()
                    .filter(parcel -> parcel.subject().equals(mine))
                    .map(WayOutTest::sequence)
                    .toList();
            assertThat(sequences).isSorted().doesNotHaveDuplicates().hasSize((int) each);
        }
    }

    private static long sequence(Parcel parcel) {
        var text = new String(parcel.disclosure(), StandardCharsets.UTF_8);
        return Long.parseLong(text.replaceAll("(?s).*\"sequence\":\"(\\d+)\".*", "$1"));
    }

    private static void eventually(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(60)).until(condition);
    }
}
