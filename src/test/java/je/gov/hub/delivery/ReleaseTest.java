package je.gov.hub.delivery;

import static je.gov.hub.delivery.WayOutGround.HONOURED;
import static je.gov.hub.delivery.WayOutGround.NONE;
import static je.gov.hub.delivery.WayOutGround.eventually;
import static je.gov.hub.delivery.WayOutGround.id;
import static je.gov.hub.delivery.WayOutGround.sequence;
import static je.gov.hub.delivery.WayOutGround.subject;
import static je.gov.hub.exchange.BrokerStand.HELIER;
import static je.gov.hub.exchange.BrokerStand.dispatch;
import static je.gov.hub.ledger.Journey.State.DELIVERED;
import static je.gov.hub.ledger.Journey.State.DISCARDED;
import static je.gov.hub.ledger.Journey.State.PARKED;
import static je.gov.hub.ledger.Journey.State.QUARANTINED;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.IntStream;
import je.gov.hub.exchange.BrokerStand;
import je.gov.hub.ledger.Acceptance;
import je.gov.hub.ledger.Decided;
import je.gov.hub.ledger.Disclosed;
import je.gov.hub.ledger.Journey;
import je.gov.hub.ledger.PeekTable;
import je.gov.hub.ledger.Quarantined;
import je.gov.hub.ledger.Sought;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person decides about deliveries that wait, over a real database and a real broker. */
class ReleaseTest {

    private static final int WHO = 4;
    private static final Set<Long> NOTHING = Set.of();

    @TempDir
    private Path folder;

    private WayOutGround ground;
    private BrokerStand stand;
    private Clerks delivery;

    @BeforeEach
    void start() {
        ground = new WayOutGround(folder);
        stand = ground.stand("first");
        delivery = ground.delivery(stand);
    }

    @AfterEach
    void stop() {
        ground.partner.door.countDown();
        delivery.close();
        stand.close();
        ground.close();
    }

    @Test
    void takesAReleasedOneAndItsFollowersToTheSystemInOrder() {
        quarantined(Set.of(2L), 6);
        ground.partner.answer = refusing(NOTHING);

        var decided = ground.quarantines.release(id(WHO, 2), "ann", "their mistake, mended");

        assertThat(decided).isEqualTo(Decided.DONE);
        eventually(() -> ground.states(WHO, 6).stream().allMatch(DELIVERED::equals));
        assertThat(ground.seen(WHO)).containsExactly(0L, 1L, 2L, 2L, 3L, 4L, 5L);
        assertThat(leg(2).attempts()).isEqualTo(2);
        assertNothingWaits();
        assertThat(peek().factKinds()).contains("released");
    }

    @Test
    void goesOnAsBeforeWhenTheBlockHasEnded() {
        quarantined(Set.of(2L), 4);
        ground.partner.answer = refusing(NOTHING);
        ground.quarantines.release(id(WHO, 2), "ann", "mended");
        eventually(() -> ground.state(WHO, 3) == DELIVERED);

        ground.accept(4, 8);

        eventually(() -> ground.states(WHO, 8).stream().allMatch(DELIVERED::equals));
        assertThat(peek().count("fact", "kind", "parked")).isEqualTo(1);
    }

    @Test
    void parksWhatIsToldWhileAReleaseIsUnderWay() {
        quarantined(Set.of(0L), 2);
        ground.partner.answer = refusing(NOTHING);
        ground.partner.door = new CountDownLatch(1);
        ground.quarantines.release(id(WHO, 0), "ann", "mended");
        eventually(() -> ground.partner.inside() == 1);

        ground.accept(List.of(WayOutGround.event(WHO, 2), WayOutGround.event(WHO, 3)));
        eventually(() -> ground.dispatches.waiting() == 0);
        ground.partner.door.countDown();

        eventually(() -> ground.states(WHO, 4).stream().allMatch(DELIVERED::equals));
        assertThat(ground.seen(WHO)).containsExactly(0L, 0L, 1L, 2L, 3L);
        assertNothingWaits();
    }

    @Test
    void keepsTheFollowersOfOneThatIsRefusedAgain() {
        quarantined(Set.of(2L), 5);

        ground.quarantines.release(id(WHO, 2), "ann", "perhaps they take it now");

        eventually(() ->
                ground.seen(WHO).equals(List.of(0L, 1L, 2L, 2L)) && waiting().size() == 1);
        assertThat(ground.states(WHO, 5)).containsExactly(DELIVERED, DELIVERED, QUARANTINED, PARKED, PARKED);
        assertThat(waiting().get(0).attempts()).isEqualTo(2);
        assertThat(waiting().get(0).behind()).isEqualTo(2);
    }

    @Test
    void goesOnWithTheNextWhenTheFirstIsDiscarded() {
        quarantined(Set.of(2L), 5);

        ground.quarantines.discard(id(WHO, 2), "ann", "told by mistake");

        eventually(() -> ground.state(WHO, 4) == DELIVERED);
        assertThat(ground.states(WHO, 5)).containsExactly(DELIVERED, DELIVERED, DISCARDED, DELIVERED, DELIVERED);
        assertThat(ground.seen(WHO)).containsExactly(0L, 1L, 2L, 3L, 4L);
        assertThat(leg(2).answer()).isEqualTo("told by mistake");
        assertNothingWaits();
    }

    @Test
    void stopsAtTheNextOneThatIsRefusedAndLeavesTheRestBehindIt() {
        quarantined(Set.of(1L, 3L), 6);

        ground.quarantines.discard(id(WHO, 1), "ann", "told by mistake");

        eventually(() -> ground.state(WHO, 3) == QUARANTINED);
        assertThat(ground.states(WHO, 6)).containsExactly(DELIVERED, DISCARDED, DELIVERED, QUARANTINED, PARKED, PARKED);
    }

    @Test
    void releasesALaterOneOnlyAfterAnEarlierOneThatStillWaits() {
        quarantined(Set.of(0L), 1);
        ground.accept(List.of(undecided(1), WayOutGround.event(WHO, 2)));
        eventually(() -> ground.state(WHO, 2) == PARKED);
        ground.quarantines.discard(id(WHO, 1), "ann", "decided at the counter");
        assertThat(ground.state(WHO, 2)).isEqualTo(PARKED);

        ground.partner.answer = refusing(NOTHING);
        ground.quarantines.release(id(WHO, 0), "ann", "mended");

        eventually(() -> ground.state(WHO, 2) == DELIVERED);
        assertThat(ground.seen(WHO)).containsExactly(0L, 0L, 2L);
        assertNothingWaits();
    }

    @Test
    void doesNotReleaseWhatHasNoBody() {
        delivery.register(HELIER, ground.partner, HONOURED);
        ground.accept(List.of(undecided(0), WayOutGround.event(WHO, 1)));
        eventually(() -> ground.state(WHO, 1) == PARKED);

        var decided = ground.quarantines.release(id(WHO, 0), "ann", "mended");

        assertThat(decided).isEqualTo(Decided.WITHOUT_BODY);
        assertThat(waiting()).hasSize(1);
    }

    @Test
    void doesNotDecideTwice() {
        quarantined(Set.of(2L), 3);
        ground.quarantines.discard(id(WHO, 2), "ann", "told by mistake");

        var decided = ground.quarantines.release(id(WHO, 2), "ben", "mended");

        assertThat(decided).isEqualTo(Decided.NOT_WAITING);
        assertThat(ground.state(WHO, 2)).isEqualTo(DISCARDED);
    }

    @Test
    void discardsWhatTheLedgerDoesNotKnow() throws Exception {
        delivery.register(HELIER, ground.partner, HONOURED);
        stand.put(List.of(dispatch(9, HELIER, 9)));
        eventually(() -> waiting().size() == 1);
        var unknown = waiting().get(0).delivery();
        assertThat(ground.quarantines.release(unknown, "ann", "mended")).isEqualTo(Decided.WITHOUT_BODY);

        var decided = ground.quarantines.discard(unknown, "ann", "a stray");

        assertThat(decided).isEqualTo(Decided.DONE);
        assertNothingWaits();
    }

    @Test
    void holdsAReleasedOneWhoseGrantIsStillWithdrawn() {
        ground.agreements.grants = false;
        delivery.register(HELIER, ground.partner, HONOURED);
        ground.accept(List.of(WayOutGround.event(WHO, 0)));
        eventually(() -> waiting().size() == 1);

        ground.quarantines.release(id(WHO, 0), "ann", "let us see");

        eventually(() -> peek().count("fact", "kind", "held") == 2);
        assertThat(ground.partner.seen()).isEmpty();
        assertThat(waiting()).hasSize(1);
    }

    @Test
    void goesOnWithAReleaseAfterACrashAndSaysThatOneMayBeThereTwice() {
        quarantined(Set.of(2L), 5);
        delivery.close();
        ground.quarantines.release(id(WHO, 2), "ann", "mended");
        crashWith(2);
        ground.partner.answer = refusing(NOTHING);

        delivery = ground.delivery(stand);
        delivery.register(HELIER, ground.partner, HONOURED);

        eventually(() -> ground.states(WHO, 5).stream().allMatch(DELIVERED::equals));
        assertThat(ground.seen(WHO)).containsExactly(0L, 1L, 2L, 2L, 3L, 4L);
        assertThat(leg(2).repeated()).isTrue();
        assertThat(leg(3).repeated()).isFalse();
    }

    @Test
    void doesNotSendWhatGoesFromTheLedgerThroughAnotherBrokerToo() {
        quarantined(Set.of(1L), 4);
        delivery.close();
        stand.close();
        ground.quarantines.release(id(WHO, 1), "ann", "mended");
        ground.partner.answer = refusing(NOTHING);

        stand = ground.stand("second");
        delivery = ground.delivery(stand);
        delivery.register(HELIER, ground.partner, HONOURED);

        eventually(() -> ground.states(WHO, 4).stream().allMatch(DELIVERED::equals));
        assertThat(ground.seen(WHO)).containsExactly(0L, 1L, 1L, 2L, 3L);
    }

    @Test
    void hasOneInHandAlsoWithWhatGoesFromTheLedgerWhereTheKeyIsNotHonoured() {
        ground.partner.answer = refusing(Set.of(1L));
        delivery.register(HELIER, ground.partner, NONE);
        ground.accept(List.of(WayOutGround.event(WHO, 0), WayOutGround.event(WHO, 1), WayOutGround.event(WHO, 2)));
        eventually(() -> ground.state(WHO, 2) == PARKED);
        ground.partner.answer = refusing(NOTHING);
        delivery.suspend(HELIER);
        ground.accept(3, 10);

        ground.quarantines.release(id(WHO, 1), "ann", "mended");
        delivery.resume(HELIER, "ann", "go on");

        eventually(() -> IntStream.range(0, WayOutGround.SUBJECTS).allMatch(who -> ground.state(who, 9) == DELIVERED));
        assertThat(ground.partner.mostAtOnce).isEqualTo(1);
        assertThat(ground.seen(WHO)).containsExactly(0L, 1L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
    }

    @Test
    void waitsForAnEarlierOneThatIsStillInTheInbox() {
        ground.accept(List.of(WayOutGround.event(WHO, 0), undecided(1), WayOutGround.event(WHO, 2)));
        ground.quarantines.discard(id(WHO, 1), "ann", "decided at the counter");

        delivery.register(HELIER, ground.partner, HONOURED);

        eventually(() -> ground.state(WHO, 2) == DELIVERED);
        assertThat(ground.seen(WHO)).containsExactly(0L, 2L);
    }

    /** Events 0 to count of one subject, of which the partner refuses these, until a test says otherwise. */
    private void quarantined(Set<Long> refused, int count) {
        ground.partner.answer = refusing(refused);
        delivery.register(HELIER, ground.partner, HONOURED);
        ground.accept(IntStream.range(0, count)
                .mapToObj(number -> WayOutGround.event(WHO, number))
                .toList());
        eventually(() -> ground.dispatches.waiting() == 0 && stand.inboxes().waiting(HELIER) == 0);
    }

    private static Function<Parcel, Outcome> refusing(Set<Long> numbers) {
        return parcel -> parcel.subject().equals(subject(WHO)) && numbers.contains(sequence(parcel) - 1)
                ? Partner.refused()
                : Partner.TAKEN;
    }

    private static Acceptance undecided(int number) {
        return Disclosed.undecided(
                WayOutGround.name(WHO, number), subject(WHO), number + 1L, Instant.EPOCH, HELIER.value());
    }

    /** What a hub leaves behind that ended with this one in hand: a record that was never closed. */
    private void crashWith(int number) {
        var inHand = InHand.open(ground.inHand(), HELIER, false, new Solitude(ground.clock));
        inHand.taken(Map.of(id(WHO, number), new Past(1, false, 0, 0)));
    }

    private Journey.Leg leg(int number) {
        return ground.journey(WHO, number).legs().get(0);
    }

    private List<Quarantined> waiting() {
        return ground.quarantines.find(Sought.ALL, null, 100);
    }

    private PeekTable peek() {
        return new PeekTable(ground.ledger);
    }

    private void assertNothingWaits() {
        assertThat(waiting()).isEmpty();
        assertThat(List.of(peek().count("parked"), peek().count("block"))).containsOnly(0L);
    }
}
