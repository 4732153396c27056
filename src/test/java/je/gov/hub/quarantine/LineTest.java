package je.gov.hub.quarantine;

import static je.gov.hub.quarantine.QuarantineGround.HELIER;
import static je.gov.hub.quarantine.QuarantineGround.delivery;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import je.gov.hub.ledger.DeliveryId;
import je.gov.hub.ledger.InTurn;
import je.gov.hub.ledger.PeekTable;
import je.gov.hub.ledger.Sought;
import je.gov.hub.ledger.Standing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A subject's line, and what decisions do to it. */
class LineTest {

    private static final DeliveryId FIRST = delivery("1", HELIER, 0);
    private static final DeliveryId SECOND = delivery("2", HELIER, 0);
    private static final DeliveryId THIRD = delivery("3", HELIER, 0);

    @TempDir
    private Path folder;

    private QuarantineGround ground;

    /** Of three events of one person the first is refused, and the second is parked behind it. */
    @BeforeEach
    void start() {
        ground = new QuarantineGround(folder, Map.of("hub.quarantine.alone", "1"));
        ground.agree(HELIER, "fields: [/newAddress]");
        for (var id : List.of("1", "2", "3")) {
            ground.moved(id, "PD-000001", "HE");
        }
        ground.refused("1", HELIER);
        ground.deliveries.parked(HELIER, Set.of(SECOND));
    }

    @AfterEach
    void stop() {
        ground.close();
    }

    @Test
    void letsOneAtATimeGo() {
        release(FIRST);
        ground.deliveries.parked(HELIER, Set.of(THIRD));

        assertThat(ground.inTurn(HELIER)).extracting(InTurn::delivery).containsExactly(FIRST);
        assertThat(ground.takesAll(HELIER)).containsExactly(FIRST, SECOND, THIRD);
    }

    @Test
    void movesSeveralLinesTogether() {
        var other = delivery("4", HELIER, 0);
        var behind = delivery("5", HELIER, 0);
        ground.moved("4", "PD-000002", "HE");
        ground.moved("5", "PD-000002", "HE");
        ground.refused("4", HELIER);
        ground.deliveries.parked(HELIER, Set.of(behind));
        release(FIRST);
        release(other);

        ground.deliveries.deliveredInTurn(
                List.of(QuarantineGround.receipt(FIRST, HELIER, 1), QuarantineGround.receipt(other, HELIER, 1)));

        assertThat(ground.inTurn(HELIER)).extracting(InTurn::delivery).containsExactlyInAnyOrder(SECOND, behind);
    }

    @Test
    void parksNewsBehindARelease() {
        release(FIRST);

        assertThat(ground.deliveries.standing(HELIER, Set.of(THIRD)).get(THIRD)).isInstanceOf(Standing.Blocked.class);
    }

    @Test
    void endsWithItsLastFollower() {
        release(FIRST);
        ground.takesAll(HELIER);

        assertThat(ground.deliveries.standing(HELIER, Set.of(THIRD)).get(THIRD)).isInstanceOf(Standing.Open.class);
    }

    @ParameterizedTest
    @CsvSource({"RELEASE, released", "AMEND, amended", "DISCARD, discarded"})
    void recordsWhoDecidedAndWhy(Decision decision, String kind) {
        decide(decision, FIRST);

        assertThat(new PeekTable(ground.ledger).decisions()).containsExactly(FIRST + " " + kind + " by ann, as mended");
    }

    @Test
    void neverHandsOverWhatIsDiscarded() {
        decide(Decision.DISCARD, FIRST);

        assertThat(ground.deliveries.standing(HELIER, Set.of(FIRST)).get(FIRST)).isEqualTo(new Standing.Ended());
    }

    @Test
    void wantsAnotherPersonForASecond() {
        ground.moved("4", "PD-000002", "HE");
        ground.refused("4", HELIER);
        var all = new Request(Decision.RELEASE, new Which.All(Sought.ALL), "mended", "ann");
        var proposed = (Conclusion.Proposed) ground.quarantine.decide(all);

        assertThat(ground.quarantine.confirm(Decision.RELEASE, proposed.proposal(), "ann"))
                .isEqualTo(new Conclusion.NotConfirmed());
    }

    @Test
    void keepsThePlaceOfWhatIsAmended() {
        decide(Decision.AMEND, FIRST);

        assertThat(ground.takesAll(HELIER)).containsExactly(delivery("1", HELIER, 1), SECOND);
    }

    private void release(DeliveryId delivery) {
        decide(Decision.RELEASE, delivery);
    }

    private void decide(Decision decision, DeliveryId delivery) {
        ground.quarantine.decide(new Request(decision, new Which.These(List.of(delivery)), "mended", "ann"));
    }
}
