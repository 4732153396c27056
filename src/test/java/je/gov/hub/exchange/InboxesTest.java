package je.gov.hub.exchange;

import static je.gov.hub.exchange.BrokerStand.HELIER;
import static je.gov.hub.exchange.BrokerStand.dispatch;
import static je.gov.hub.exchange.BrokerStand.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.LongStream;
import je.gov.hub.ledger.DeliveryId;
import je.gov.hub.ledger.Dispatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InboxesTest {

    @TempDir
    private Path folder;

    @Test
    void givesTheRestBackInOrderAfterAcknowledgementsOutOfOrder() throws Exception {
        try (var stand = stand()) {
            stand.put(numbers(10));
            var arrived = new LinkedBlockingQueue<Arrival>();
            var inbox = stand.inboxes().attach(HELIER, arrived::add, () -> {});
            inbox.more(6);
            await().atMost(Duration.ofSeconds(20)).until(() -> arrived.size() == 6);

            var six = List.copyOf(arrived);
            inbox.acknowledge(six.get(4));
            inbox.acknowledge(six.get(1));
            inbox.close();

            await().atMost(Duration.ofSeconds(20))
                    .until(() -> stand.content(HELIER).size() == 8);
            assertThat(stand.content(HELIER)).isEqualTo(ids(1, 3, 4, 6, 7, 8, 9, 10));
        }
    }

    @Test
    void givesNoMoreThanWasAskedFor() throws Exception {
        try (var stand = stand()) {
            stand.put(numbers(10));
            var arrived = new LinkedBlockingQueue<Arrival>();

            try (var inbox = stand.inboxes().attach(HELIER, arrived::add, () -> {})) {
                inbox.more(2);
                await().atMost(Duration.ofSeconds(20)).until(() -> arrived.size() == 2);
                await().during(Duration.ofMillis(300))
                        .atMost(Duration.ofSeconds(5))
                        .until(() -> arrived.size() == 2);
            }
        }
    }

    @Test
    void carriesTheDisclosureAsItIs() throws Exception {
        try (var stand = stand()) {
            stand.put(numbers(1));
            var arrived = new LinkedBlockingQueue<Arrival>();

            try (var inbox = stand.inboxes().attach(HELIER, arrived::add, () -> {})) {
                inbox.more(1);
                await().atMost(Duration.ofSeconds(20)).until(() -> arrived.size() == 1);
                var one = arrived.element();
                assertThat(one.delivery()).isEqualTo(id(1));
                assertThat(one.subject()).isEqualTo(dispatch(1, HELIER, 1).subject());
                assertThat(one.disclosure()).isEqualTo(dispatch(1, HELIER, 1).body());
            }
        }
    }

    @Test
    void keepsItsContentAcrossARestartOfTheBroker() throws Exception {
        try (var stand = stand()) {
            stand.put(numbers(3));
        }

        try (var stand = stand()) {
            assertThat(stand.content(HELIER)).isEqualTo(ids(1, 2, 3));
        }
    }

    @Test
    void keepsAndNamesTheInboxOfASystemThatWasTakenAway() throws Exception {
        try (var stand = stand()) {
            stand.put(numbers(3));
        }
        try (var without = new BrokerStand(folder)) {
            without.inboxes().serve(Set::of);

            assertThat(without.inboxes().systems()).containsExactly(HELIER);
            await().until(() -> without.inboxes().waiting(HELIER) == 3);
            assertThat(without.inboxes().welcomes(HELIER)).isFalse();
        }

        try (var again = stand()) {
            assertThat(again.content(HELIER)).isEqualTo(ids(1, 2, 3));
        }
    }

    @Test
    void isLookedThroughPastWhatIsNoneOfTheHubs() throws Exception {
        try (var stand = stand();
                var connection = stand.broker.connect()) {
            var session = stand.broker.session(connection, false);
            session.createProducer(Inboxes.queue(HELIER)).send(session.createMessage(true));
            stand.put(numbers(2));
            var found = new ArrayList<DeliveryId>();

            stand.inboxes().look(HELIER, found::add);

            assertThat(found).containsExactly(id(1), id(2));
        }
    }

    /** Two that waited beside it were killed: that says nothing against the journal. */
    @Test
    void areNotSetAsideUnderTheHubThatUsesThem() throws Exception {
        var stand = stand();
        var notes = Files.writeString(folder.resolve("reading"), "reading\nreading\n");
        var second = new CompletableFuture<BrokerStand>();
        Thread.ofPlatform().start(() -> second.complete(stand()));

        assertThatThrownBy(() -> second.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        assertThat(folder.resolve("damaged-1")).doesNotExist();
        Files.delete(notes);
        stand.close();

        second.get(30, TimeUnit.SECONDS).close();
    }

    @Test
    void letsNobodyInWithoutTheHubsCredentials() throws Exception {
        try (var stand = stand();
                var connection = stand.broker.connect()) {
            assertThatThrownBy(() -> connection.createSession("hub", "wrong", false, true, true, false, 0))
                    .hasMessageContaining("AMQ");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "<max-delivery-attempts>-1,<max-delivery-attempts>10,max-delivery-attempts",
        "<redelivery-delay>0,<redelivery-delay>500,redelivery-delay",
        "<expiry-delay>-1,<expiry-delay>60000,expiry-delay",
        "<auto-create-queues>false,<auto-create-queues>true,auto-create-queues",
        "<auto-create-addresses>false,<auto-create-addresses>true,auto-create-addresses",
        "<auto-delete-queues>false,<auto-delete-queues>true,auto-delete-queues",
        "<auto-delete-addresses>false,<auto-delete-addresses>true,auto-delete-addresses",
        "<address-full-policy>PAGE,<address-full-policy>DROP,address-full-policy",
        "<max-size-bytes>20M,<max-size-bytes>-1,max-size-bytes",
        "<page-size-bytes>1M</page-size-bytes>,<page-limit-bytes>1M</page-limit-bytes><page-full-policy>DROP</page-full-policy>,page-limit-bytes",
        "<id-cache-size>20000,<id-cache-size>50,id-cache-size",
        "<journal-sync-transactional>true,<journal-sync-transactional>false,journal-sync-transactional",
        "<journal-sync-non-transactional>true,<journal-sync-non-transactional>false,journal-sync-non-transactional",
        "<journal-datasync>true,<journal-datasync>false,journal-datasync",
        "<persistence-enabled>true,<persistence-enabled>false,persistence-enabled",
        "<security-enabled>true,<security-enabled>false,security-enabled",
        "vm://0,tcp://0.0.0.0:61616,acceptors"
    })
    void refusesABrokerThatCouldLoseSomething(String safe, String unsafe, String named) throws Exception {
        var text = Files.readString(Path.of("config/broker.xml"));
        assertThat(text).contains(safe);
        var file = Files.writeString(folder.resolve("broker.xml"), text.replace(safe, unsafe));

        assertThatThrownBy(() -> {
                    try (var stand = new BrokerStand(folder.resolve("artemis"), file)) {
                        stand.inboxes().open(Set.of(HELIER));
                    }
                })
                .isInstanceOf(UnsafeBrokerException.class)
                .hasMessageContaining(named);
    }

    private BrokerStand stand() {
        var stand = new BrokerStand(folder);
        stand.inboxes().open(Set.of(HELIER));
        return stand;
    }

    private static List<Dispatch> numbers(long to) {
        return LongStream.rangeClosed(1, to)
                .mapToObj(number -> dispatch(number, HELIER, 1))
                .toList();
    }

    private static List<String> ids(long... numbers) {
        return LongStream.of(numbers).mapToObj(number -> id(number).value()).toList();
    }
}
