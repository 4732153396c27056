package je.gov.hub.delivery;

import static je.gov.hub.delivery.WayOutGround.HONOURED;
import static je.gov.hub.delivery.WayOutGround.SUBJECTS;
import static je.gov.hub.delivery.WayOutGround.eventually;
import static je.gov.hub.delivery.WayOutGround.id;
import static je.gov.hub.exchange.BrokerStand.HELIER;
import static je.gov.hub.ledger.Journey.State.DELIVERED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import je.gov.hub.exchange.BrokerStand;
import je.gov.hub.exchange.NotServingException;
import je.gov.hub.exchange.Reconciliation;
import je.gov.hub.ledger.PeekTable;
import je.gov.hub.ledger.Reconciliations;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker that has lost what was put into it, beside a real ledger that knows what that was. */
class ReconciliationTest {

    private static final int WHO = 4;

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
    void putsBackWhatIsLostBeforeWhatCameLater() throws Exception {
        carried(3);
        stand.lose(HELIER, id(WHO, 1));

        var looked = reconciliation().look();
        var putBack = reconciliation().putBack("ann", "somebody deleted it");
        var again = reconciliation().look();
        delivery.register(HELIER, ground.partner, HONOURED);

        assertThat(looked).containsExactly(new Reconciliation.Compared(HELIER, 3 * SUBJECTS, 1, 0, null));
        assertThat(putBack).containsExactly(new Reconciliation.Compared(HELIER, 3 * SUBJECTS, 1, 1, null));
        assertThat(again).containsExactly(new Reconciliation.Compared(HELIER, 3 * SUBJECTS - 1, 0, 0, null));
        eventually(() -> allDelivered(3) && nothingWaits());
        assertThat(ground.seen(WHO)).containsExactly(0L, 1L, 2L);
        assertThat(peek().count("fact", "kind", "put back")).isEqualTo(1);
        assertThat(peek().count("fact", "actor", "ann")).isEqualTo(1);
    }

    @Test
    void tellsAgainWhatWasTakenThoughItCameLater() throws Exception {
        carried(3);
        stand.lose(HELIER, id(WHO, 0));
        delivery.register(HELIER, ground.partner, HONOURED);
        eventually(() -> ground.state(WHO, 2) == DELIVERED);

        var putBack = reconciliation().putBack("ann", "somebody deleted it");

        assertThat(putBack).extracting(Reconciliation.Compared::replay).doesNotContainNull();
        eventually(() -> ground.seen(WHO).size() > 4 && ground.seen(WHO).getLast() == 2 && nothingWaits());
        assertThat(ground.seen(WHO)).startsWith(1L, 2L, 0L).endsWith(1L, 2L);
        assertThat(ground.state(WHO, 0)).isEqualTo(DELIVERED);
    }

    @Test
    void findsNothingMissingWhileMuchIsUnderWay() {
        delivery.register(HELIER, ground.partner, HONOURED);
        for (int number = 0; number < 40; number++) {
            ground.accept(number, number + 1);
            assertThat(reconciliation().look())
                    .allSatisfy(one -> assertThat(one.missing()).isZero());
        }

        eventually(() -> allDelivered(40));
    }

    @Test
    void putsBackByItselfAfterACrashAndBeforeAnythingIsHandedOver() throws Exception {
        carried(3);
        stand.lose(HELIER, id(WHO, 0));
        stand.lose(HELIER, id(WHO, 2));
        stand.crash();

        stand = ground.stand("first");
        delivery = ground.delivery(stand);
        delivery.register(HELIER, ground.partner, HONOURED);

        eventually(() -> allDelivered(3) && nothingWaits());
        assertThat(ground.seen(WHO)).containsExactly(0L, 1L, 2L);
        assertThat(peek().count("fact", "kind", "put back")).isEqualTo(2);
    }

    @Test
    void putsBackAfterACrashAlsoWhereAStartCameBetweenThatEndedBeforeTheComparison() throws Exception {
        carried(3);
        stand.lose(HELIER, id(WHO, 1));
        stand.crash();
        new BrokerStand(folder.resolve("first")).close();

        stand = ground.stand("first");
        delivery = ground.delivery(stand);
        delivery.register(HELIER, ground.partner, HONOURED);

        eventually(() -> allDelivered(3) && nothingWaits());
        assertThat(peek().count("fact", "kind", "put back")).isEqualTo(1);
    }

    @Test
    void setsAJournalAsideThatCannotBeReadAndDispatchesAllOfItAgain() throws Exception {
        carried(3);
        stand.garble(HELIER);

        assertDispatchedAgainBeside();
    }

    /** What is torn may end the process that reads it. */
    @Test
    void setsAJournalAsideThatHasEndedTheHubTwice() throws Exception {
        carried(3);
        stand.crash();
        Files.writeString(folder.resolve("first/reading"), "reading\nreading\n");

        assertDispatchedAgainBeside();
    }

    private void assertDispatchedAgainBeside() throws IOException {
        stand = ground.stand("first");
        delivery = ground.delivery(stand);
        delivery.register(HELIER, ground.partner, HONOURED);

        eventually(() -> allDelivered(3) && nothingWaits());
        assertThat(ground.seen(WHO)).containsExactly(0L, 1L, 2L);
        assertThat(peek().count("fact", "kind", "adopted")).isEqualTo(2);
        try (var left = Files.list(folder.resolve("first"))) {
            assertThat(left.map(one -> one.getFileName().toString())).anyMatch(name -> name.startsWith("damaged-"));
        }
    }

    @Test
    void doesNotCompareAfterAnOrderlyEnd() throws Exception {
        carried(1);
        stand.lose(HELIER, id(WHO, 0));
        stand.close();

        stand = ground.stand("first");
        eventually(() -> stand.inboxes().serving());

        assertThat(reconciliation().look())
                .extracting(Reconciliation.Compared::missing)
                .containsExactly(1);
        assertThat(peek().count("fact", "kind", "put back")).isZero();
    }

    @Test
    void putsNothingBackTwice() throws Exception {
        carried(1);
        stand.lose(HELIER, id(WHO, 0));
        var putBack = ground.ledger.door(Reconciliations.class).putBack(HELIER, List.of(id(WHO, 0)), "ann", "twice");
        var again = ground.ledger.door(Reconciliations.class).putBack(HELIER, List.of(id(WHO, 0)), "ann", "twice");

        assertThat(List.of(putBack.deliveries(), again.deliveries())).containsExactly(1, 0);
    }

    @Test
    void isNotForANodeThatDoesNotCarry() {
        eventually(() -> stand.inboxes().serving());
        stand.stopRelays();

        assertThatThrownBy(() -> reconciliation().look()).isInstanceOf(NotServingException.class);
    }

    /** Accepted and on the broker, while nobody empties the inbox. */
    private void carried(int count) {
        ground.accept(0, count);
        eventually(() -> ground.dispatches.waiting() == 0);
    }

    private Reconciliation reconciliation() {
        return stand.reconciliation(ground.ledger.door(Reconciliations.class));
    }

    private boolean allDelivered(int count) {
        return IntStream.range(0, SUBJECTS)
                .allMatch(who -> ground.states(who, count).stream().allMatch(DELIVERED::equals));
    }

    private boolean nothingWaits() {
        return peek().count("parked") == 0 && peek().count("block") == 0;
    }

    private PeekTable peek() {
        return new PeekTable(ground.ledger);
    }
}
