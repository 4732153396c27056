package je.gov.hub.exchange;

import static je.gov.hub.exchange.BrokerStand.GROUVILLE;
import static je.gov.hub.exchange.BrokerStand.HELIER;
import static je.gov.hub.exchange.BrokerStand.dispatch;
import static je.gov.hub.exchange.BrokerStand.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import je.gov.hub.ledger.Dispatch;
import je.gov.hub.system.SystemId;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelayTest {

    @TempDir
    private Path folder;

    private final DispatchList ledger = new DispatchList();

    @Test
    void carriesEverythingInOrder() throws Exception {
        try (var stand = stand()) {
            stand.relay(ledger);

            ledger.add(numbers(1, 250));

            awaitCarried();
            assertThat(stand.content(HELIER)).isEqualTo(ids(1, 250));
        }
    }

    @Test
    void carriesEachOnceAfterACommitWhoseAnswerNeverCame() throws Exception {
        try (var stand = stand()) {
            var lost = new AtomicInteger(2);
            stand.relay(ledger, () -> true, () -> new Unanswered(new CoreCarriage(stand.broker), lost));
            ledger.add(numbers(1, 10));
            awaitCarried();

            ledger.add(numbers(11, 110));
            awaitCarried();
            ledger.add(numbers(111, 300));
            awaitCarried();

            assertThat(lost.get()).isZero();
            assertThat(stand.content(HELIER)).isEqualTo(ids(1, 300));
        }
    }

    /** As Artemis does to whoever sends, where its disk is full. */
    @Test
    void saysThatTheBrokerLetsItWait() throws Exception {
        try (var stand = stand()) {
            var door = new CountDownLatch(1);
            var relay = stand.relay(ledger, () -> true, () -> new Waiting(new CoreCarriage(stand.broker), door));
            await().until(() -> relay.status().carries());

            ledger.add(numbers(1, 10));

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () -> assertThat(relay.status().why()).isNotNull().contains("its disk full"));
            door.countDown();
            awaitCarried();
            await().until(() -> relay.status().carries());
        }
    }

    /** Nothing goes before the door is open. */
    private record Waiting(Carriage carriage, CountDownLatch door) implements Carriage {

        @Override
        public void together(List<Dispatch> batch) throws Exception {
            door.await();
            carriage.together(batch);
        }

        @Override
        public void each(List<Dispatch> batch) throws Exception {
            door.await();
            carriage.each(batch);
        }

        @Override
        public void close() {
            carriage.close();
        }
    }

    @Test
    void carriesEachOnceWhenTheLedgerCouldNotForgetThem() throws Exception {
        try (var stand = stand()) {
            ledger.lostReplies = 3;
            stand.relay(ledger);

            ledger.add(numbers(1, 250));

            awaitCarried();
            assertThat(stand.content(HELIER)).isEqualTo(ids(1, 250));
        }
    }

    /** What is there twice then is handed over once, as the ledger is asked before. */
    @Test
    void carriesAllInOrderAcrossARestartOfTheHub() throws Exception {
        try (var stand = stand()) {
            ledger.adopt(stand.broker.journal());
            ledger.add(numbers(1, 50));
            stand.put(numbers(1, 50));
        }

        try (var stand = stand()) {
            stand.relay(ledger);
            awaitCarried();

            assertThat(stand.content(HELIER).stream().distinct()).containsExactlyElementsOf(ids(1, 50));
        }
    }

    @Test
    void oneDuplicateSpoilsAWholeTransactionAndIsNotSilent() throws Exception {
        try (var stand = stand();
                var carriage = new CoreCarriage(stand.broker)) {
            carriage.together(numbers(2, 2));

            assertThatThrownBy(() -> carriage.together(numbers(1, 3))).isInstanceOf(ActiveMQException.class);

            assertThat(stand.content(HELIER)).isEqualTo(ids(2, 2));
        }
    }

    @Test
    void dispatchesAgainWhatALostJournalHeld(@TempDir Path another) throws Exception {
        try (var stand = stand()) {
            stand.relay(ledger);
            ledger.add(numbers(1, 20));
            awaitCarried();
        }

        try (var stand = new BrokerStand(another)) {
            stand.inboxes().serve(() -> List.of(HELIER));
            stand.relay(ledger);

            await().atMost(Duration.ofSeconds(20))
                    .until(() -> stand.content(HELIER).size() == 20);
            assertThat(stand.content(HELIER)).isEqualTo(ids(1, 20));
        }
    }

    @Test
    void servesNobodyBeforeTheJournalIsAdopted() throws Exception {
        try (var stand = stand()) {
            var lease = new AtomicBoolean();
            stand.relay(ledger, lease::get, () -> new CoreCarriage(stand.broker));
            ledger.add(numbers(1, 3));
            assertThat(stand.inboxes().serving()).isFalse();
            assertThat(stand.content(HELIER)).isEmpty();

            lease.set(true);

            await().atMost(Duration.ofSeconds(20)).until(stand.inboxes()::serving);
            assertThat(ledger.journal()).contains(stand.broker.journal());
        }
    }

    @Test
    void leavesOutASystemWithoutInboxUntilItHasOne() throws Exception {
        try (var stand = stand()) {
            stand.relay(ledger);
            ledger.add(List.of(dispatch(1, GROUVILLE, 1), dispatch(2, HELIER, 1)));
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> stand.content(HELIER).size() == 1);
            assertThat(ledger.waiting()).isEqualTo(1);

            stand.inboxes().open(Set.of(GROUVILLE));

            awaitCarried();
            assertThat(stand.content(GROUVILLE)).isEqualTo(ids(1, 1));
        }
    }

    @Test
    void sendsToNoQueueItHasNotSeen() throws Exception {
        try (var stand = stand();
                var carriage = new CoreCarriage(stand.broker)) {
            assertThatThrownBy(() -> carriage.each(List.of(dispatch(1, GROUVILLE, 1))))
                    .isInstanceOf(BrokerFailureException.class);
        }
    }

    /** Does not answer: after a commit that took place, and after one that did not, by turns. */
    private record Unanswered(Carriage carriage, AtomicInteger lost) implements Carriage {

        @Override
        public void together(List<Dispatch> batch) throws Exception {
            int left = lost.getAndUpdate(count -> Math.max(0, count - 1));
            if (left % 2 == 0) {
                carriage.together(batch);
            }
            if (left > 0) {
                throw new ActiveMQException("no answer");
            }
        }

        @Override
        public void each(List<Dispatch> batch) throws Exception {
            carriage.each(batch);
        }

        @Override
        public void close() {
            carriage.close();
        }
    }

    private BrokerStand stand() {
        var stand = new BrokerStand(folder);
        stand.inboxes().serve(() -> List.<SystemId>of(HELIER));
        return stand;
    }

    private void awaitCarried() {
        await().atMost(Duration.ofSeconds(30)).until(() -> ledger.waiting() == 0);
    }

    private static List<Dispatch> numbers(long from, long to) {
        return LongStream.rangeClosed(from, to)
                .mapToObj(number -> dispatch(number, HELIER, number % 7))
                .toList();
    }

    private static List<String> ids(long from, long to) {
        return LongStream.rangeClosed(from, to)
                .mapToObj(number -> id(number).value())
                .toList();
    }
}
