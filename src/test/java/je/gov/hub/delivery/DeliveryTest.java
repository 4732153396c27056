package je.gov.hub.delivery;

import static je.gov.hub.exchange.BrokerStand.HELIER;
import static je.gov.hub.exchange.BrokerStand.dispatch;
import static je.gov.hub.exchange.BrokerStand.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import je.gov.hub.delivery.LaneStatus.State;
import je.gov.hub.exchange.BrokerStand;
import je.gov.hub.exchange.DispatchList;
import je.gov.hub.ledger.Dispatch;
import je.gov.hub.ledger.Receipt;
import je.gov.hub.ledger.Setback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryTest {

    private static final Terms HONOURED = new Terms(true, "sink@1");
    private static final Terms NONE = new Terms(false, "sink@1");

    @TempDir
    private Path folder;

    private final Book book = new Book();
    private final Words words = new Words();
    private final Willing agreements = new Willing();
    private final HandClock clock = new HandClock();
    private final Partner partner = new Partner();
    private final AtomicBoolean leads = new AtomicBoolean(true);
    private BrokerStand stand;
    private Clerks delivery;

    @BeforeEach
    void start() {
        stand = new BrokerStand(folder.resolve("artemis"));
        stand.inboxes().serve(() -> List.of(HELIER));
        stand.relay(new DispatchList(), leads::get);
        delivery = clerks();
    }

    @AfterEach
    void stop() {
        partner.door.countDown();
        delivery.close();
        stand.close();
    }

    @Test
    void recordsAReceiptAndEmptiesTheInbox() throws Exception {
        tell(1, 1);
        delivery.register(HELIER, partner, HONOURED);

        eventually(() -> stand.inboxes().waiting(HELIER) == 0);

        Receipt receipt = book.receipts.get(0);
        assertThat(receipt.delivery()).isEqualTo(id(1));
        assertThat(receipt.answer()).isEqualTo("OK");
        assertThat(receipt.sentDigest()).hasSize(32);
        assertThat(receipt.attempts()).isEqualTo(1);
        assertThat(receipt.repeated()).isFalse();
        assertThat(status().state()).isEqualTo(State.FLOWING);
    }

    @Test
    void hasSeveralSubjectsInHandAndEachInOrder() throws Exception {
        partner.door = new CountDownLatch(1);
        tell(1, 200);
        delivery.register(HELIER, partner, HONOURED);
        eventually(() -> partner.inside() == 4);

        partner.door.countDown();

        eventually(() -> book.count(book.receipts) == 200);
        assertThat(partner.mostAtOnce).isEqualTo(4);
        assertThat(partner.subjectTwiceAtOnce).isFalse();
        partner.bySubject().values().forEach(ids -> assertThat(ids).isSorted().doesNotHaveDuplicates());
    }

    @Test
    void hasOneInHandWhereThePartnerDoesNotHonourTheKey() throws Exception {
        partner.door = new CountDownLatch(1);
        tell(1, 50);
        delivery.register(HELIER, partner, NONE);
        eventually(() -> partner.inside() > 0);

        await().during(Duration.ofMillis(500)).atMost(Duration.ofSeconds(5)).until(() -> partner.inside() == 1);
        partner.door.countDown();

        eventually(() -> book.count(book.receipts) == 50);

        assertThat(partner.mostAtOnce).isEqualTo(1);
        assertThat(book.delivered()).isSorted();
    }

    @Test
    void waitsOutAnOutageAndLosesNothing() throws Exception {
        partner.answer = parcel -> Partner.unavailable();
        tell(1, 100);
        delivery.register(HELIER, partner, HONOURED);
        eventually(() -> status().state() == State.WAITING);
        for (int day = 0; day < 7; day++) {
            int before = partner.count();
            clock.move(Duration.ofDays(1));
            eventually(() -> partner.count() > before && status().state() == State.WAITING && status().inHand() == 0);
        }

        partner.answer = parcel -> Partner.TAKEN;
        asTimeGoesBy(() -> book.count(book.receipts) == 100);
        assertThat(book.quarantined).isEmpty();
        assertThat(book.delayed.get(0).rule()).isEqualTo("http 5xx");
        assertThat(book.receipts.get(0).repeated()).isTrue();
        var order = book.receipts.stream().map(Receipt::delivery).toList();
        for (long subject = 0; subject < 7; subject++) {
            long mine = subject;
            assertThat(order.stream().filter(ids(LongStream.rangeClosed(1, 100).filter(n -> n % 7 == mine))::contains))
                    .isSorted();
        }
    }

    @Test
    void triesOneAtATimeUntilTheSystemIsBack() throws Exception {
        partner.answer = parcel -> Partner.unavailable();
        tell(1, 20);
        delivery.register(HELIER, partner, HONOURED);
        eventually(() -> status().state() == State.WAITING && status().inHand() == 0);
        int before = partner.count();

        partner.door = new CountDownLatch(1);
        clock.move(Duration.ofMinutes(10));

        eventually(() -> partner.inside() == 1);
        await().during(Duration.ofMillis(500)).atMost(Duration.ofSeconds(5)).until(() -> partner.count() == before + 1);
    }

    @Test
    void hasMoreAndMoreInHandAfterAnOutageAndNotAllAtOnce() throws Exception {
        partner.answer = parcel -> Partner.unavailable();
        tell(1, 60);
        delivery.register(HELIER, partner, HONOURED);
        eventually(() -> status().state() == State.WAITING && status().inHand() == 0);
        int before = partner.count();
        var willing = new Semaphore(0);
        partner.answer = parcel -> takenBy(willing);

        clock.move(Duration.ofMinutes(10));

        for (int inHand : List.of(1, 2, 4)) {
            eventually(() -> partner.inside() == inHand);
            await().during(Duration.ofMillis(300))
                    .atMost(Duration.ofSeconds(5))
                    .until(() -> partner.inside() == inHand);
            willing.release(inHand);
        }
        willing.release(60);
        eventually(() -> partner.count() - before == 60);
    }

    private static Outcome takenBy(Semaphore willing) {
        try {
            willing.acquire();
            return Partner.TAKEN;
        } catch (InterruptedException cut) {
            throw new IllegalStateException("cut", cut);
        }
    }

    @Test
    void triesOneSubjectAfterTheOtherWhileNobodyKnowsWhetherTheSystemIsBack() throws Exception {
        partner.answer = parcel -> Partner.unavailable();
        tell(1, 7);
        delivery.register(HELIER, partner, NONE);

        asTimeGoesBy(() -> partner.count() >= 14);

        assertThat(partner.seen().subList(0, 7)).extracting(Parcel::subject).doesNotHaveDuplicates();
        assertThat(partner.seen().subList(7, 14)).extracting(Parcel::subject).doesNotHaveDuplicates();
    }

    @Test
    void doesNotTryBeforeThePauseIsOver() throws Exception {
        partner.answer = parcel -> Partner.unavailable();
        tell(1, 3);
        delivery.register(HELIER, partner, NONE);
        eventually(() -> status().state() == State.WAITING && status().inHand() == 0);

        clock.move(Duration.ofMillis(900));

        await().during(Duration.ofMillis(500)).atMost(Duration.ofSeconds(5)).until(() -> partner.count() == 1);
        assertThat(status().next()).isEqualTo("2026-01-01T00:00:01Z");
    }

    @Test
    void beginsWithAShortPauseAgainAfterASuccess() throws Exception {
        var willing = new AtomicInteger();
        partner.answer = parcel ->
                willing.getAndUpdate(left -> Math.max(0, left - 1)) > 0 ? Partner.TAKEN : Partner.unavailable();
        tell(1, 20);
        delivery.register(HELIER, partner, NONE);
        asTimeGoesBy(() -> partner.count() >= 5);
        eventually(() -> status().state() == State.WAITING && status().inHand() == 0);

        int tried = partner.count();

        willing.set(1);
        clock.move(Duration.ofMinutes(10));
        eventually(() -> book.count(book.receipts) == 1
                && status().state() == State.WAITING
                && status().inHand() == 0
                && partner.count() > tried + 1);

        assertThat(status().next()).isEqualTo(clock.instant().plusSeconds(1));
    }

    @Test
    void leavesAPartnerAloneForAsLongAsItAsks() throws Exception {
        partner.answer = parcel -> Partner.askingFor(Duration.ofMinutes(20));
        tell(1, 3);

        delivery.register(HELIER, partner, NONE);

        eventually(() -> status().state() == State.WAITING && status().inHand() == 0);
        assertThat(status().next()).isEqualTo("2026-01-01T00:20:00Z");
    }

    @Test
    void doesNotWaitForEverBecauseAPartnerAsksForIt() throws Exception {
        partner.answer = parcel -> Partner.askingFor(Duration.ofDays(400));
        tell(1, 3);

        delivery.register(HELIER, partner, NONE);

        eventually(() -> status().state() == State.WAITING && status().inHand() == 0);
        assertThat(status().next()).isEqualTo("2026-01-01T01:00:00Z");
    }

    @Test
    void refusesWhatFailsAgainAndAgainWhileOthersSucceed() throws Exception {
        partner.answer = parcel -> parcel.delivery().equals(id(7)) ? Partner.unavailable() : Partner.TAKEN;
        tell(1, 70);
        delivery.register(HELIER, partner, HONOURED);

        for (int number = 0; number < 40 && book.count(book.quarantined) == 0; number++) {
            int tries = tries(7);
            int others = 61 + number;
            tell(1002 + number * 7, 1002 + number * 7);
            asTimeGoesBy(() -> book.count(book.receipts) >= others);
            asTimeGoesBy(() -> tries(7) > tries || book.count(book.quarantined) == 1);
        }

        assertThat(book.quarantined).extracting(Setback::delivery).containsExactly(id(7));
        assertThat(book.quarantined).extracting(Setback::rule).containsExactly("fails alone");
        assertThat(tries(7)).isGreaterThanOrEqualTo(10);
        asTimeGoesBy(() -> book.count(book.parked) == 9);
    }

    @Test
    void looksFurtherWhenAllThatItSeesIsOneFailingSubject() throws Exception {
        partner.answer = parcel ->
                parcel.subject().equals(dispatch(1, HELIER, 1).subject()) ? Partner.unavailable() : Partner.TAKEN;
        put(LongStream.rangeClosed(1, 100).mapToObj(n -> dispatch(n, HELIER, 1)).toList());
        put(List.of(dispatch(101, HELIER, 2)));
        delivery.register(HELIER, partner, HONOURED);
        eventually(() -> status().state() == State.WAITING);

        asTimeGoesBy(() -> book.delivered().contains(id(101)));
    }

    @Test
    void putsARefusedOneInQuarantineAndParksWhatFollows() throws Exception {
        partner.answer = parcel -> parcel.delivery().equals(id(1)) ? Partner.refused() : Partner.TAKEN;
        tell(1, 21);
        delivery.register(HELIER, partner, HONOURED);

        eventually(() -> stand.inboxes().waiting(HELIER) == 0);

        assertThat(book.quarantined).extracting(Setback::delivery).containsExactly(id(1));
        assertThat(book.parked).containsExactly(id(8), id(15));
        assertThat(book.receipts).hasSize(18);
    }

    @Test
    void recordsOfARefusalWhyByWhomAndTheAnswerWithoutItsValues() throws Exception {
        var answer = "{\"name\": \"Mary\"}".getBytes(StandardCharsets.UTF_8);
        partner.answer = parcel -> Classification.of(Signal.of("http", "422", answer));
        tell(1, 1);
        delivery.register(HELIER, partner, HONOURED);

        eventually(() -> stand.inboxes().waiting(HELIER) == 0);

        assertThat(book.quarantined).singleElement().satisfies(setback -> {
            assertThat(setback.rule()).isEqualTo("http 4xx");
            assertThat(setback.reason()).isEqualTo("The system refused the content (http 422)");
            assertThat(setback.made()).isEqualTo("sink@1");
            assertThat(setback.excerpt()).isEqualTo("{\"name\": \"xxxx\"}");
            assertThat(HexFormat.of().formatHex(setback.answerDigest()))
                    .isEqualTo("a4b1e83e881ab0c180ea81845eedf1b22df5c361af54d1adf54d383ca669ee95");
        });
    }

    @Test
    void stopsASystemThatRefusesSeveralSubjectsInARowForOneReason() throws Exception {
        partner.answer = parcel -> Partner.refused();
        tell(1, 7);
        delivery.register(HELIER, partner, NONE);
        eventually(() -> status().state() == State.STOPPED);
        assertThat(book.quarantined).hasSize(4);
        assertThat(book.system).contains("stopped http 4xx");
        eventually(() -> stand.inboxes().waiting(HELIER) == 3);

        partner.answer = parcel -> Partner.TAKEN;
        delivery.resume(HELIER, "ann", "mapping mended");

        eventually(() -> book.count(book.receipts) == 3);
        assertThat(book.system).endsWith("resumed ann");
    }

    @Test
    void waitsAsAWholeWhenItIsMisconfigured() throws Exception {
        partner.answer = parcel -> Classification.of(Signal.of("http", "401"));
        tell(1, 30);
        delivery.register(HELIER, partner, NONE);
        eventually(() -> status().state() == State.STOPPED);
        clock.move(Duration.ofDays(7));
        await().during(Duration.ofMillis(500)).atMost(Duration.ofSeconds(5)).until(() -> partner.count() == 1);
        assertThat(book.quarantined).isEmpty();

        partner.answer = parcel -> Partner.TAKEN;
        delivery.register(HELIER, partner, NONE);

        eventually(() -> book.count(book.receipts) == 30);
        assertThat(book.delivered()).isSorted();
    }

    @Test
    void goesOnByCommandWhenItIsMisconfigured() throws Exception {
        partner.answer = parcel -> Classification.of(Signal.of("http", "401"));
        tell(1, 3);
        delivery.register(HELIER, partner, NONE);
        eventually(() -> status().state() == State.STOPPED);
        partner.answer = parcel -> Partner.TAKEN;

        delivery.resume(HELIER, "ann", "new password");

        eventually(() -> book.count(book.receipts) == 3);
        assertThat(book.system).endsWith("resumed ann");
    }

    @Test
    void acknowledgesOnlyWhatHasEndedAndHoldsWhatTheLedgerDoesNotKnow() throws Exception {
        tell(1, 2);
        book.delivered(
                List.of(new Receipt(id(1), HELIER, "OK", new byte[32], 1, false, clock.instant(), clock.instant())));
        stand.put(List.of(dispatch(9, HELIER, 9)));
        delivery.register(HELIER, partner, HONOURED);

        eventually(() -> stand.inboxes().waiting(HELIER) == 0);

        assertThat(partner.parcels).extracting(Parcel::delivery).containsExactly(id(2));
        assertThat(book.held).extracting(Setback::delivery).containsExactly(id(9));
    }

    @Test
    void holdsWhatIsNoLongerGranted() throws Exception {
        agreements.grants = false;
        tell(1, 1);
        delivery.register(HELIER, partner, HONOURED);

        eventually(() -> stand.inboxes().waiting(HELIER) == 0);

        assertThat(book.held).extracting(Setback::rule).containsExactly("grant withdrawn");
        assertThat(partner.parcels).isEmpty();
    }

    @Test
    void holdsWhatIsAboutARestrictedSubject() throws Exception {
        book.restricted.add(dispatch(1, HELIER, 1).subject());
        tell(1, 1);
        delivery.register(HELIER, partner, HONOURED);

        eventually(() -> stand.inboxes().waiting(HELIER) == 0);

        assertThat(book.held).extracting(Setback::rule).containsExactly("restricted");
        assertThat(partner.parcels).isEmpty();
    }

    @Test
    void waitsWhileNoAgreementIsInForce() throws Exception {
        agreements.inForce = false;
        tell(1, 1);
        delivery.register(HELIER, partner, HONOURED);
        eventually(() -> "no agreement is in force".equals(status().why()));
        assertThat(partner.parcels).isEmpty();

        agreements.inForce = true;

        eventually(() -> book.count(book.receipts) == 1);
    }

    @Test
    void namesASystemThatWasTakenAwayAndKeepsWhatWaitsForIt() throws Exception {
        tell(1, 3);
        agreements.inForce = false;

        eventually(() -> status().waiting() == 3);

        var gone = status();
        assertThat(gone.state()).isEqualTo(State.UNPLUGGED);
        assertThat(gone.why()).isEqualTo("its agreement is gone; what waits is kept until it comes back");
    }

    @Test
    void disclosesNothingWithoutALedgerAndRecordsWhatWasInHand() throws Exception {
        partner.door = new CountDownLatch(1);
        tell(1, 20);
        delivery.register(HELIER, partner, NONE);
        eventually(() -> partner.inside() == 1);

        book.gone(true);
        partner.door.countDown();
        eventually(() -> status().state() == State.HELD_UP);
        await().during(Duration.ofMillis(500)).atMost(Duration.ofSeconds(5)).until(() -> partner.count() == 1);
        assertThat(stand.inboxes().waiting(HELIER)).isEqualTo(20);
        book.gone(false);

        eventually(() -> book.count(book.receipts) == 20);
        assertThat(partner.count()).isEqualTo(20);
    }

    @Test
    void goesOnInOrderAfterItsConnectionToTheBrokerBreaks() throws Exception {
        partner.door = new CountDownLatch(1);
        tell(1, 200);
        delivery.register(HELIER, partner, HONOURED);
        eventually(() -> partner.inside() == 4);

        stand.breakConnections();
        eventually(() -> status().state() == State.HELD_UP);
        partner.door.countDown();

        eventually(() -> stand.inboxes().waiting(HELIER) == 0);
        assertThat(book.delivered()).hasSize(200).doesNotHaveDuplicates();
        assertThat(partner.subjectTwiceAtOnce).isFalse();
        partner.bySubject().values().forEach(ids -> assertThat(ids).isSorted().doesNotHaveDuplicates());
    }

    @Test
    void handsOverNothingWhileAnotherNodeMayLead() throws Exception {
        partner.door = new CountDownLatch(1);
        tell(1, 20);
        delivery.register(HELIER, partner, NONE);
        eventually(() -> partner.inside() == 1);

        leads.set(false);
        eventually(() -> !stand.inboxes().serving());
        partner.door.countDown();

        eventually(() -> status().state() == State.HELD_UP && book.count(book.receipts) == 1);
        await().during(Duration.ofMillis(500)).atMost(Duration.ofSeconds(5)).until(() -> partner.count() == 1);
        leads.set(true);
        eventually(() -> book.count(book.receipts) == 20);
        assertThat(partner.count()).isEqualTo(20);
    }

    @Test
    void handsOverNothingWhileSuspended() throws Exception {
        delivery.register(HELIER, partner, HONOURED);
        eventually(() -> status().state() == State.FLOWING);
        delivery.suspend(HELIER);
        eventually(() -> status().state() == State.SUSPENDED);
        tell(1, 3);
        await().during(Duration.ofMillis(500)).atMost(Duration.ofSeconds(5)).until(() -> partner.count() == 0);

        delivery.resume(HELIER, "ann", "done");

        eventually(() -> book.count(book.receipts) == 3);
    }

    @Test
    void staysSuspendedByAnOperatorUntilAnOperatorSaysOtherwise() throws Exception {
        delivery.register(HELIER, partner, HONOURED);
        delivery.suspend(HELIER, "ann", "the register is being moved");
        tell(1, 3);

        delivery.register(HELIER, partner, HONOURED);

        eventually(() -> status().state() == State.SUSPENDED);
        assertThat(status().why()).isEqualTo("the register is being moved");
        assertThat(partner.count()).isZero();
        delivery.resume(HELIER, "ann", "moved");
        eventually(() -> book.count(book.receipts) == 3);
    }

    @Test
    void triesAnotherTimeOnceTheAgreementOfAMisconfiguredSystemChanges() throws Exception {
        partner.answer = parcel -> Classification.of(Signal.of("http", "401"));
        tell(1, 3);
        delivery.register(HELIER, partner, NONE);
        eventually(() -> status().state() == State.STOPPED);

        partner.answer = parcel -> Partner.TAKEN;
        agreements.name = "Another";

        eventually(() -> book.count(book.receipts) == 3);
    }

    @Test
    void triesAtOnceWhenAnOperatorSaysSo() throws Exception {
        partner.answer = parcel -> Partner.askingFor(Duration.ofMinutes(20));
        tell(1, 1);
        delivery.register(HELIER, partner, NONE);
        eventually(() -> status().state() == State.WAITING && status().inHand() == 0);

        partner.answer = parcel -> Partner.TAKEN;
        delivery.resume(HELIER, "ann", "it is back");

        eventually(() -> book.count(book.receipts) == 1);
    }

    @Test
    void leavesTheRestInOrderWhenItIsUnplugged() throws Exception {
        partner.door = new CountDownLatch(1);
        tell(1, 30);
        delivery.register(HELIER, partner, NONE);
        eventually(() -> partner.inside() == 1);
        var closing = Thread.ofPlatform().start(() -> delivery.deregister(HELIER));
        partner.door.countDown();
        closing.join();
        int first = book.count(book.receipts);
        assertThat(first).isPositive();

        var second = new Partner();
        delivery.register(HELIER, second, NONE);

        eventually(() -> book.count(book.receipts) == 30);
        assertThat(book.delivered()).isSorted();
        assertThat(second.count()).isEqualTo(30 - first);
    }

    @Test
    void saysThatARepeatIsOneAfterACrash() throws Exception {
        tell(1, 3);
        crashWith(1);

        delivery.register(HELIER, partner, HONOURED);

        eventually(() -> book.count(book.receipts) == 3);
        assertThat(partner.parcels.stream().filter(Parcel::repeated).map(Parcel::delivery))
                .containsExactly(id(1));
        assertThat(book.receipts.stream()
                        .filter(Receipt::repeated)
                        .findFirst()
                        .orElseThrow()
                        .attempts())
                .isEqualTo(2);
    }

    @Test
    void refusesTheDisclosureThatEndsTheHubAgainAndAgain() throws Exception {
        tell(1, 3);
        crashWith(1);
        crashWith(1);
        crashWith(1);

        delivery.register(HELIER, partner, HONOURED);

        eventually(() -> stand.inboxes().waiting(HELIER) == 0);
        assertThat(book.quarantined).extracting(Setback::delivery).containsExactly(id(1));
        assertThat(book.quarantined).extracting(Setback::rule).containsExactly("ends the hub");
        assertThat(book.receipts).hasSize(2);
    }

    /** What a hub leaves behind that ended with this one in hand: a record that was never closed. */
    private void crashWith(long number) {
        var inHand = InHand.open(folder.resolve("delivery"), HELIER, false, new Solitude(clock));
        var past = inHand.past(id(number));
        inHand.taken(Map.of(id(number), new Past(1, past.repeated(), past.suspicions(), past.deaths())));
        InHand.judge(folder.resolve("delivery"), new Solitude(clock));
    }

    private Clerks clerks() {
        var properties = new DeliveryProperties(
                folder.resolve("delivery"),
                4,
                64,
                1000,
                Duration.ofSeconds(1),
                Duration.ofMinutes(5),
                Duration.ofHours(1),
                10,
                5,
                3,
                true,
                Duration.ofSeconds(5),
                Duration.ofSeconds(60));
        return new Clerks(new Bench(
                stand.inboxes(),
                book,
                words,
                agreements,
                properties,
                clock,
                clock,
                new LongestLot(),
                DeliveryConfiguration.lanes(),
                new Solitude(clock)));
    }

    /** Always draws the longest pause. */
    private record LongestLot() implements RandomGenerator {

        @Override
        public long nextLong() {
            return 0;
        }

        @Override
        public long nextLong(long bound) {
            return bound - 1;
        }
    }

    private void tell(long from, long to) throws Exception {
        put(LongStream.rangeClosed(from, to)
                .mapToObj(number -> dispatch(number, HELIER, number % 7))
                .toList());
    }

    private void put(List<Dispatch> dispatches) throws Exception {
        book.open(dispatches);
        stand.put(dispatches);
    }

    private static List<je.gov.hub.ledger.DeliveryId> ids(LongStream numbers) {
        return numbers.mapToObj(BrokerStand::id).toList();
    }

    private LaneStatus status() {
        return delivery.status().stream()
                .filter(one -> one.system().equals(HELIER))
                .findFirst()
                .orElseThrow();
    }

    private int tries(long number) {
        return (int) partner.seen().stream()
                .filter(parcel -> parcel.delivery().equals(id(number)))
                .count();
    }

    private void asTimeGoesBy(Callable<Boolean> condition) {
        eventually(() -> {
            clock.move(Duration.ofMinutes(1));
            return condition.call();
        });
    }

    private static void eventually(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(20)).until(condition);
    }
}
