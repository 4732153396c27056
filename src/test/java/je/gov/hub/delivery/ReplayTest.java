package je.gov.hub.delivery;

import static je.gov.hub.delivery.WayOutGround.HONOURED;
import static je.gov.hub.delivery.WayOutGround.SUBJECTS;
import static je.gov.hub.delivery.WayOutGround.eventually;
import static je.gov.hub.delivery.WayOutGround.id;
import static je.gov.hub.delivery.WayOutGround.sequence;
import static je.gov.hub.exchange.BrokerStand.HELIER;
import static je.gov.hub.ledger.Journey.State.DELIVERED;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import je.gov.hub.exchange.BrokerStand;
import je.gov.hub.ledger.Deliveries;
import je.gov.hub.ledger.DeliveryId;
import je.gov.hub.ledger.PeekTable;
import je.gov.hub.ledger.ReplayRun;
import je.gov.hub.ledger.ReplayScope;
import je.gov.hub.quarantine.Replay;
import je.gov.hub.subject.Subject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A partner that restored an old backup is told again, over a real database and a real broker. */
class ReplayTest {

    private static final int WHO = 4;

    @TempDir
    private Path folder;

    private final Map<Subject, Long> register = new ConcurrentHashMap<>();
    private final Set<DeliveryId> keys = ConcurrentHashMap.newKeySet();
    private WayOutGround ground;
    private BrokerStand stand;
    private Clerks delivery;

    @BeforeEach
    void start() {
        ground = new WayOutGround(folder);
        stand = ground.stand("first");
        delivery = ground.delivery(stand);
        ground.partner.answer = this::writtenOnce;
        delivery.register(HELIER, ground.partner, HONOURED);
    }

    @AfterEach
    void stop() {
        ground.partner.door.countDown();
        delivery.close();
        stand.close();
        ground.close();
    }

    /** Whoever comes last is on top; what was seen before is let be. */
    private Outcome writtenOnce(Parcel parcel) {
        if (keys.add(parcel.delivery())) {
            register.put(parcel.subject(), sequence(parcel));
        }
        return Partner.TAKEN;
    }

    @Test
    void endsWithTheNewestOnTopThoughNewsArriveMeanwhile() {
        ground.accept(0, 5);
        eventually(() -> allDelivered(5));
        register.clear();

        var run = begun();
        ground.accept(5, 10);

        eventually(() -> ended(run) && allDelivered(10) && nothingWaits());
        assertThat(register.values()).hasSize(SUBJECTS).containsOnly(10L);
        assertThat(now(run).tally().replayed()).isGreaterThanOrEqualTo(5L * SUBJECTS);
        assertInOrderAgain();
    }

    @Test
    void replaysAlsoWhatIsInHandJustNowSoThatNothingOlderEndsOnTopOfIt() {
        ground.accept(0, 3);
        eventually(() -> allDelivered(3));
        register.clear();
        ground.partner.door = new CountDownLatch(1);
        ground.accept(List.of(WayOutGround.event(WHO, 3)));
        eventually(() -> ground.partner.inside() == 1);

        var run = begun();
        eventually(() -> ended(run));
        ground.partner.door.countDown();

        eventually(() -> allDelivered(3) && ground.state(WHO, 3) == DELIVERED && nothingWaits());
        assertThat(register.get(WayOutGround.subject(WHO))).isEqualTo(4L);
        assertThat(ground.seen(WHO)).containsExactly(0L, 1L, 2L, 3L, 0L, 1L, 2L, 3L);
    }

    @Test
    void goesOnAfterTheLanesEndedInTheMiddle() {
        ground.accept(0, 4);
        eventually(() -> allDelivered(4));
        register.clear();
        ground.partner.door = new CountDownLatch(1);
        var run = begun();
        eventually(() -> ground.partner.inside() > 0);
        delivery.deregister(HELIER);
        stand.close();
        ground.partner.door.countDown();

        stand = ground.stand("second");
        delivery = ground.delivery(stand);
        delivery.register(HELIER, ground.partner, HONOURED);

        eventually(() -> ended(run) && nothingWaits());
        assertThat(register.values()).hasSize(SUBJECTS).containsOnly(4L);
        assertThat(new PeekTable(ground.ledger).count("receipt")).isEqualTo(8L * SUBJECTS);
    }

    @Test
    void isLetThroughByThePartnersDuplicateCheck() {
        ground.accept(0, 1);
        eventually(() -> allDelivered(1));
        register.clear();

        begun();

        eventually(() -> register.size() == SUBJECTS);
        assertThat(keys).hasSize(2 * SUBJECTS).contains(id(WHO, 0));
    }

    @Test
    void marksAsRepeatedWhatAReplayParkedThoughItMayHaveHadItsEffect() {
        ground.accept(0, 3);
        eventually(() -> allDelivered(3));
        var door = new CountDownLatch(1);
        ground.partner.answer = parcel -> takenAndNotSaid(parcel, door);
        ground.accept(List.of(WayOutGround.event(WHO, 3)));
        eventually(() -> keys.contains(id(WHO, 3)));

        var run = begun();
        eventually(() -> ended(run));
        ground.partner.answer = this::writtenOnce;
        door.countDown();

        eventually(() -> ground.state(WHO, 3) == DELIVERED && nothingWaits());
        assertThat(new PeekTable(ground.ledger).factKinds()).contains("parked");
        assertMarkedAsRepeated(WHO, 3);
    }

    /** It had its effect, and the answer was lost. */
    private Outcome takenAndNotSaid(Parcel parcel, CountDownLatch door) {
        writtenOnce(parcel);
        try {
            door.await();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
        return Partner.unavailable();
    }

    @Test
    void marksAsRepeatedWhatWasInHandWhenTheHubEndedAndWasParkedBeforeItCameAgain() {
        ground.accept(0, 3);
        eventually(() -> allDelivered(3));
        ground.partner.door = new CountDownLatch(1);
        ground.accept(List.of(WayOutGround.event(WHO, 3)));
        eventually(() -> ground.partner.inside() == 1);
        delivery.deregister(HELIER);
        ground.partner.door.countDown();

        var run = begun();
        eventually(() -> ended(run));
        ground.ledger.door(Deliveries.class).parked(HELIER, Set.of(id(WHO, 3)));
        delivery.register(HELIER, ground.partner, HONOURED);

        eventually(() -> ground.state(WHO, 3) == DELIVERED && nothingWaits());
        assertMarkedAsRepeated(WHO, 3);
    }

    private void assertMarkedAsRepeated(int who, int number) {
        var leg = ground.journey(who, number).legs().stream()
                .filter(one -> one.delivery().equals(id(who, number)))
                .findFirst()
                .orElseThrow();
        assertThat(leg.attempts()).isEqualTo(2);
        assertThat(leg.repeated()).isTrue();
    }

    /** Each subject's replayed ones rise, however often one comes. */
    private void assertInOrderAgain() {
        for (int who = 0; who < SUBJECTS; who++) {
            var seen = ground.seen(who);
            var again = seen.subList(seen.lastIndexOf(0L), seen.size());
            assertThat(again).isSorted().endsWith(9L);
        }
    }

    private ReplayRun begun() {
        var scope = new ReplayScope(HELIER, null, null, new TreeSet<>(), new TreeSet<>());
        return replay().begin(scope, "ann", "they restored a backup").orElseThrow();
    }

    private Replay replay() {
        return ground.ledger.door(Replay.class);
    }

    private ReplayRun now(ReplayRun run) {
        return replay().of(run.id()).orElseThrow();
    }

    private boolean ended(ReplayRun run) {
        return now(run).ended() != null;
    }

    private boolean allDelivered(int count) {
        return IntStream.range(0, SUBJECTS)
                .allMatch(who -> ground.states(who, count).stream().allMatch(DELIVERED::equals));
    }

    private boolean nothingWaits() {
        var peek = new PeekTable(ground.ledger);
        return peek.count("parked") == 0 && peek.count("block") == 0;
    }
}
