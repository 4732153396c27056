package je.gov.hub.intake;

import static je.gov.hub.intake.EventsForTests.moved;
import static je.gov.hub.intake.IntakeGround.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import je.gov.hub.ledger.Journey;
import je.gov.hub.system.SystemId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EchoTest {

    private static final String ANNE = "{'ssn':'JY123456A'}";

    private final IntakeGround ground = new IntakeGround();

    @BeforeEach
    void grant() {
        ground.agreements.grant("gp-harbour", List.of("effectiveDate", "newAddress"), (event, before) -> true);
        ground.agreements.grant("revenue", List.of("newAddress"), (event, before) -> true);
    }

    @AfterEach
    void close() {
        ground.close();
    }

    @Test
    void anEchoOfWhatTheTellerWasHandedGoesNoFurther() {
        ground.tell("portal", moved("1", ANNE, "2026-11-01", "HE"));
        ground.deliverAll();

        var echo = told("gp-harbour", "echo", "2026-11-01", "HE");

        assertThat(echo.outcome()).isEqualTo("echo");
        assertThat(echo.legs()).isEmpty();
        assertThat(ground.dispatches.waiting()).isZero();
    }

    @Test
    void anEchoMayOvertakeTheReceipt() {
        ground.tell("portal", moved("1", ANNE, "2026-11-01", "HE"));

        var echo = told("gp-harbour", "echo", "2026-11-01", "HE");

        assertThat(echo.outcome()).isEqualTo("echo");
    }

    @Test
    void aRealMoveBackToAnOldAddressIsNews() {
        ground.tell("portal", moved("1", ANNE, "2026-10-01", "BR"));
        ground.deliverAll();
        ground.tell("portal", moved("2", ANNE, "2026-11-01", "HE"));
        ground.deliverAll();

        var back = told("gp-harbour", "back", "2026-10-01", "BR");

        assertThat(back.outcome()).isEqualTo("accepted");
        assertThat(back.legs()).extracting(Journey.Leg::system).containsExactly(new SystemId("revenue"));
    }

    @Test
    void whatItTellsAfterHavingToldSomethingElseIsNews() {
        ground.tell("portal", moved("1", ANNE, "2026-11-01", "HE"));
        ground.deliverAll();
        var other = told("gp-harbour", "other", "2026-11-02", "TR");

        var again = told("gp-harbour", "again", "2026-11-01", "HE");

        assertThat(other.outcome()).isEqualTo("accepted");
        assertThat(again.outcome()).isEqualTo("accepted");
    }

    @Test
    void whatItTellsInTheSameCommitAfterSomethingElseIsNews() {
        ground.tell("portal", moved("1", ANNE, "2026-11-01", "HE"));
        ground.deliverAll();

        var answers = ground.intake.tellAll(
                IntakeGround.teller("gp-harbour"),
                List.of(moved("other", ANNE, "2026-11-02", "TR"), moved("again", ANNE, "2026-11-01", "HE")));

        assertThat(answers)
                .extracting(answer ->
                        ground.journeys.of(accepted(answer).key()).orElseThrow().outcome())
                .containsExactly("accepted", "accepted");
    }

    @Test
    void theSameWordsOfOneWhoWasNeverToldThemAreNews() {
        ground.tell("portal", moved("1", ANNE, "2026-11-01", "HE"));
        ground.deliverAll();

        var csp = told("csp", "1", "2026-11-01", "HE");

        assertThat(csp.outcome()).isEqualTo("accepted");
    }

    @Test
    void whatDiffersInADisclosedFieldIsNews() {
        ground.tell("portal", moved("1", ANNE, "2026-11-01", "HE"));
        ground.deliverAll();

        var corrected = told("gp-harbour", "1", "2026-10-15", "HE");

        assertThat(corrected.outcome()).isEqualTo("accepted");
    }

    @Test
    void whatSomebodyWasToldLittleOfAndTellsInFullIsNews() {
        ground.agreements.grant("parish-he", List.of("effectiveDate"), (event, before) -> true);
        ground.tell("portal", moved("1", ANNE, "2026-11-01", "BR"));
        ground.deliverAll();

        var elsewhere = told("parish-he", "elsewhere", "2026-11-01", "TR");

        assertThat(elsewhere.outcome()).isEqualTo("accepted");
        assertThat(elsewhere.legs())
                .extracting(Journey.Leg::system)
                .contains(new SystemId("gp-harbour"), new SystemId("revenue"));
    }

    private Journey told(String teller, String id, String effective, String parish) {
        var answer = accepted(ground.tell(teller, moved(id, ANNE, effective, parish)));
        return ground.journeys.of(answer.key()).orElseThrow();
    }
}
