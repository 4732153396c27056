package je.gov.hub.quarantine;

import static je.gov.hub.quarantine.QuarantineGround.HELIER;
import static je.gov.hub.quarantine.QuarantineGround.delivery;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import je.gov.hub.ledger.EventKey;
import je.gov.hub.ledger.Journeys;
import je.gov.hub.ledger.ReplayRun;
import je.gov.hub.ledger.ReplayScope;
import je.gov.hub.system.Teller;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A system that says back whatever it is told, and is told again. */
class EchoAgainTest {

    private static final Teller TELLER = new Teller(HELIER);

    @TempDir
    private Path folder;

    private QuarantineGround ground;
    private int said;

    @BeforeEach
    void start() {
        ground = new QuarantineGround(folder, Map.of("hub.quarantine.replay-pause", "20ms"));
        ground.agreeThatItTells(HELIER, "fields: [/effectiveDate, /newAddress]");
    }

    @AfterEach
    void stop() {
        ground.close();
    }

    @Test
    void isNoNewsWhileItIsToldOneAfterTheOther() {
        told("1", "2026-11-01", "HE");
        told("2", "2026-11-02", "BR");
        replayed();

        assertThat(next()).isEqualTo(delivery("1", HELIER, 1));
        assertThat(saysBack("2026-11-01", "HE")).isEqualTo("echo");
        assertThat(next()).isEqualTo(delivery("2", HELIER, 1));
        assertThat(saysBack("2026-11-02", "BR")).isEqualTo("echo");
    }

    @Test
    void isNoNewsBeforeItsReceiptIsWrittenAndAfterTheNextOne() {
        told("1", "2026-11-01", "HE");
        told("2", "2026-11-02", "BR");
        replayed();

        assertThat(saysBack("2026-11-01", "HE")).isEqualTo("echo");
        next();
        next();
        assertThat(saysBack("2026-11-01", "HE")).isEqualTo("echo");
    }

    @Test
    void isNoNewsWhereItSaysBackItsOwn() {
        assertThat(saysBack("2026-11-01", "HE")).isEqualTo("accepted");
        assertThat(saysBack("2026-11-02", "BR")).isEqualTo("accepted");
        replayed();

        next();
        assertThat(saysBack("2026-11-01", "HE")).isEqualTo("echo");
        next();
        assertThat(saysBack("2026-11-02", "BR")).isEqualTo("echo");
    }

    /** A cancellation repeats what it cancels, and has its turn with the receipt of that. */
    @Test
    void isNoNewsWhereItIsCancelledByWhatIsToldNext() {
        told("1", "2026-11-01", "HE");
        cancelled("2", "1");
        ground.taken(delivery("2", HELIER, 0), HELIER);
        replayed();

        assertThat(next()).isEqualTo(delivery("1", HELIER, 1));

        assertThat(saysBack("2026-11-01", "HE")).isEqualTo("echo");
    }

    @Test
    void isNewsOnceItWasToldThatItIsNotSo() {
        told("1", "2026-11-01", "HE");
        replayed();
        next();
        cancelled("2", "1");
        ground.taken(delivery("2", HELIER, 0), HELIER);

        assertThat(saysBack("2026-11-01", "HE")).isEqualTo("accepted");
    }

    private void cancelled(String id, String earlier) {
        ground.tell(id, moved("2026-11-01", "HE").put("supersedes", earlier).put("reason", "cancellation"));
    }

    @Test
    void isNewsOnceItHasSaidSomethingElseSince() {
        told("1", "2026-11-01", "HE");
        replayed();
        next();

        assertThat(saysBack("2026-11-03", "GR")).isEqualTo("accepted");

        assertThat(saysBack("2026-11-01", "HE")).isEqualTo("accepted");
    }

    /** However much is parked behind what it says back. */
    @Test
    void isNoNewsWhereMuchIsParkedBehindIt() {
        told("1", "2026-11-01", "HE");
        ground.tell("2", moved("2026-11-02", "BR"));
        ground.refused("2", HELIER);
        for (int number = 3; number < 13; number++) {
            ground.tell("" + number, moved("2026-11-03", "GR"));
            ground.deliveries.parked(HELIER, Set.of(delivery("" + number, HELIER, 0)));
        }

        assertThat(saysBack("2026-11-01", "HE")).isEqualTo("echo");
    }

    private void told(String id, String date, String parish) {
        ground.tell(id, moved(date, parish));
        ground.taken(delivery(id, HELIER, 0), HELIER);
    }

    /** What becomes of it. */
    private String saysBack(String date, String parish) {
        EventKey key = ground.tell(TELLER, "said-" + said++, moved(date, parish));
        return ground.ledger.door(Journeys.class).of(key).orElseThrow().outcome();
    }

    private static ObjectNode moved(String date, String parish) {
        var content = JsonNodeFactory.instance.objectNode().put("effectiveDate", date);
        content.withObject("/person/identifiers").put("peopleDirectory", "PD-000001");
        var address = content.putObject("newAddress");
        address.setAll((ObjectNode) QuarantineGround.example().path("newAddress"));
        address.put("parish", parish);
        return content;
    }

    private Object next() {
        var next = ground.inTurn(HELIER).getFirst();
        ground.deliveries.deliveredInTurn(List.of(QuarantineGround.receipt(next.delivery(), HELIER, 1)));
        return next.delivery();
    }

    private void replayed() {
        var replay = ground.ledger.door(Replay.class);
        var scope = new ReplayScope(HELIER, null, null, new TreeSet<>(), new TreeSet<>());
        var run = replay.begin(scope, "ann", "restored").orElseThrow();
        await().until(() -> replay.of(run.id()).orElseThrow().state() == ReplayRun.State.ENDED);
    }
}
