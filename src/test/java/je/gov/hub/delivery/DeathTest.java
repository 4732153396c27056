package je.gov.hub.delivery;

import static je.gov.hub.exchange.BrokerStand.GROUVILLE;
import static je.gov.hub.exchange.BrokerStand.HELIER;
import static je.gov.hub.exchange.BrokerStand.id;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import je.gov.hub.ledger.DeliveryId;
import je.gov.hub.ledger.Setback;
import je.gov.hub.system.SystemId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A hub that ends while things are in hand: who is suspected, who is blamed. An end is what it leaves: the records of what is in hand
 * as they were at that moment, and a broker that kept everything.
 */
class DeathTest {

    private static final int LIVES = 12;

    @TempDir
    private Path folder;

    private final Partner partner = new Partner();
    private final Set<DeliveryId> inHand = new HashSet<>();
    private ClerkStand stand;

    @BeforeEach
    void start() {
        stand = new ClerkStand(folder, Clock.systemUTC(), Duration.ofMinutes(1), HELIER, GROUVILLE);
    }

    @AfterEach
    void stop() {
        stand.close();
    }

    @Test
    void aDisclosureThatEndsTheHubIsFoundAndRefusedAndNoneThatWasInHandBesideIt() throws Exception {
        stand.tell(HELIER, 1, 20);
        stand.tell(GROUVILLE, 101, 120);

        int deaths = livesUntilAllIsDone(Set.of(id(3)));

        assertThat(stand.book.quarantined).extracting(Setback::delivery).containsExactly(id(3));
        assertThat(stand.book.quarantined).extracting(Setback::rule).containsExactly("ends the hub");
        assertThat(stand.book.delivered()).hasSize(39).doesNotHaveDuplicates();
        assertThat(deaths).isBetween(3, 6);
    }

    @Test
    void twoThatEndTheHubAreBothFoundThoughTheyBelongToTwoSystems() throws Exception {
        stand.tell(HELIER, 1, 8);
        stand.tell(GROUVILLE, 101, 108);

        livesUntilAllIsDone(Set.of(id(2), id(102)));

        assertThat(stand.book.quarantined).extracting(Setback::delivery).containsExactlyInAnyOrder(id(2), id(102));
        assertThat(stand.book.delivered()).hasSize(14);
    }

    @Test
    void killsFromOutsideBlameNobodyHoweverManyThereAre() throws Exception {
        stand.tell(HELIER, 1, 8);
        stand.tell(GROUVILLE, 101, 108);

        for (int kill = 0; kill < 8; kill++) {
            dieWithSeveralInHand();
        }

        livesUntilAllIsDone(Set.of());
        assertThat(stand.book.quarantined).isEmpty();
        assertThat(stand.book.delivered()).hasSize(16);
    }

    @Test
    void whatCameBackIsSuspectedNoMore() throws Exception {
        stand.tell(HELIER, 1, 1);
        var record = InHand.open(stand.folder, HELIER, false, new Solitude(Clock.systemUTC()));
        record.taken(java.util.Map.of(id(1), Past.NONE));
        stand.startAnew();
        partner.answer = parcel -> {
            partner.door = new CountDownLatch(1);
            partner.answer = later -> Partner.TAKEN;
            return Partner.unavailable();
        };

        stand.delivery.register(HELIER, partner, ClerkStand.HONOURED);
        ClerkStand.eventually(() -> partner.count() == 2);
        var again = Remains.of(stand.folder.resolve(HELIER.value())).taken().get(id(1));
        partner.door.countDown();

        assertThat(again).isEqualTo(new Past(2, true, 0, 0));
    }

    /** Two of each system are in hand when it ends: such as they would be at a kill at any moment. */
    private void dieWithSeveralInHand() throws Exception {
        for (var system : List.of(HELIER, GROUVILLE)) {
            long first = system.equals(HELIER) ? 1 : 101;
            var record = InHand.open(stand.folder, system, false, new Solitude(Clock.systemUTC()));
            for (long number = first; number < first + 2; number++) {
                record.taken(java.util.Map.of(id(number), record.past(id(number))));
            }
        }
        stand.startAnew();
    }

    /** Starts the hub again and again; the deadly end it whenever they are handed over. How often it ended. */
    private int livesUntilAllIsDone(Set<DeliveryId> deadly) throws Exception {
        for (int deaths = 0; deaths < LIVES; deaths++) {
            if (!diesOf(deadly)) {
                return deaths;
            }
        }
        throw new AssertionError("It ends and ends, with " + inHand);
    }

    private boolean diesOf(Set<DeliveryId> deadly) throws Exception {
        var end = new CountDownLatch(1);
        var dead = new CountDownLatch(1);
        partner.answer = parcel -> {
            if (deadly.contains(parcel.delivery())) {
                dead.countDown();
            }
            if (dead.getCount() == 0) {
                hang(end);
            }
            return Partner.TAKEN;
        };
        stand.delivery.register(HELIER, partner, ClerkStand.HONOURED);
        stand.delivery.register(GROUVILLE, partner, ClerkStand.HONOURED);
        ClerkStand.eventually(() -> dead.getCount() == 0
                || stand.broker.inboxes().waiting(HELIER)
                                + stand.broker.inboxes().waiting(GROUVILLE)
                        == 0);
        boolean died = dead.getCount() == 0;
        if (died) {
            die(end);
        }
        return died;
    }

    /** What is on disk at this moment is what the next life finds. */
    private void die(CountDownLatch end) throws Exception {
        stand.book.gone(true);
        var records = new ArrayList<byte[]>();
        var systems = List.<SystemId>of(HELIER, GROUVILLE);
        for (var system : systems) {
            records.add(Files.readAllBytes(stand.folder.resolve(system.value())));
        }
        end.countDown();
        stand.delivery.close();
        stand.book.gone(false);
        for (int index = 0; index < systems.size(); index++) {
            Files.write(
                    stand.folder.resolve(systems.get(index).value()),
                    records.get(index),
                    StandardOpenOption.TRUNCATE_EXISTING);
        }
        stand.startAnew();
    }

    private static void hang(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException("the hub ended");
    }
}
