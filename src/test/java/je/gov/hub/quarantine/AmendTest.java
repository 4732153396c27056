package je.gov.hub.quarantine;

import static je.gov.hub.ledger.Journey.State.AMENDED;
import static je.gov.hub.ledger.Journey.State.DELIVERED;
import static je.gov.hub.ledger.Journey.State.HELD;
import static je.gov.hub.ledger.Journey.State.PARKED;
import static je.gov.hub.ledger.Journey.State.QUARANTINED;
import static je.gov.hub.quarantine.QuarantineGround.HELIER;
import static je.gov.hub.quarantine.QuarantineGround.REVENUE;
import static je.gov.hub.quarantine.QuarantineGround.delivery;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import je.gov.hub.ledger.DeliveryId;
import je.gov.hub.ledger.PeekTable;
import je.gov.hub.ledger.Sought;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** A delivery made anew from the ledger's event, under what is in force when it is amended. */
class AmendTest {

    private static final String ADDRESS = "fields: [/newAddress]";
    private static final String BROKEN = "when: .newAddress.parish\n" + ADDRESS;
    private static final String WHOLE = "when: .newAddress.parish == \"HE\"\n" + ADDRESS;
    private static final String LEFT =
            "when: $registrations.parish == \"HE\" and .newAddress.parish != \"HE\"\nfields: [/effectiveDate]";

    private static final String AS_TOLD = "https://schemas.hub.gov.je/person/address-changed/v1";
    private static final String MENDED = "https://schemas.hub.gov.je/mended/person/address-changed/v1";

    @TempDir
    private Path folder;

    @TempDir
    private Path schemas;

    private QuarantineGround ground;

    @BeforeEach
    void start() {
        ground = new QuarantineGround(folder, Map.of());
    }

    @AfterEach
    void stop() {
        ground.close();
    }

    @Test
    void makesAHeldOneAnewWhenItsConditionIsMended() {
        ground.agree(HELIER, BROKEN);
        var first = ground.moved("1", "PD-000001", "HE");
        assertThat(ground.states(first)).containsExactly(HELD);
        ground.agree(HELIER, WHOLE);

        var result = amend(delivery("1", HELIER, 0));

        assertThat(result).isEqualTo(new Result.Amended(delivery("1", HELIER, 0), delivery("1", HELIER, 1)));
        assertThat(ground.inTurn(HELIER))
                .singleElement()
                .satisfies(one -> assertThat(QuarantineGround.text(one))
                        .contains(
                                "\"sequence\":\"1\"",
                                "\"newAddress\"",
                                delivery("1", HELIER, 1).value())
                        .doesNotContain("effectiveDate"));
        assertThat(ground.takesAll(HELIER)).containsExactly(delivery("1", HELIER, 1));
        assertThat(ground.states(first)).containsExactly(AMENDED, DELIVERED);
    }

    @Test
    void goesBeforeWhatIsParkedBehindIt() {
        ground.agree(HELIER, ADDRESS);
        ground.moved("1", "PD-000001", "HE");
        var second = ground.moved("2", "PD-000001", "HE");
        ground.refused("1", HELIER);
        ground.deliveries.parked(HELIER, Set.of(delivery("2", HELIER, 0)));
        assertThat(ground.states(second)).containsExactly(PARKED);

        amend(delivery("1", HELIER, 0));

        assertThat(ground.takesAll(HELIER)).containsExactly(delivery("1", HELIER, 1), delivery("2", HELIER, 0));
        assertThat(new PeekTable(ground.ledger).count("block")).isZero();
    }

    @Test
    void doesNotOvertakeAnEarlierOneThatIsStillOnItsWay() {
        ground.agree(HELIER, ADDRESS);
        ground.moved("1", "PD-000001", "HE");
        ground.agree(HELIER, BROKEN);
        ground.moved("2", "PD-000001", "HE");
        ground.agree(HELIER, ADDRESS);
        amend(delivery("2", HELIER, 0));
        assertThat(ground.inTurn(HELIER)).isEmpty();

        ground.taken(delivery("1", HELIER, 0), HELIER);

        assertThat(ground.takesAll(HELIER)).containsExactly(delivery("2", HELIER, 1));
    }

    /** What could not be decided never was on the broker, and ends when a person says so. */
    @Test
    void doesNotOvertakeItPastAnUndecidedOneThatWasDiscarded() {
        ground.agree(HELIER, ADDRESS);
        ground.moved("1", "PD-000001", "HE");
        ground.agree(HELIER, BROKEN);
        ground.moved("2", "PD-000001", "HE");
        ground.moved("3", "PD-000001", "HE");
        ground.agree(HELIER, ADDRESS);
        var second = new Which.These(List.of(delivery("2", HELIER, 0)));
        ground.quarantine.decide(new Request(Decision.DISCARD, second, "of no use", "ann"));
        amend(delivery("3", HELIER, 0));
        assertThat(ground.inTurn(HELIER)).isEmpty();

        ground.taken(delivery("1", HELIER, 0), HELIER);

        assertThat(ground.takesAll(HELIER)).containsExactly(delivery("3", HELIER, 1));
    }

    @Test
    void grantsWhatIsAgreedNow() {
        ground.agree(HELIER, ADDRESS);
        ground.moved("1", "PD-000001", "HE");
        ground.refused("1", HELIER);
        ground.agree(HELIER, "fields: [/effectiveDate, /person/identifiers/peopleDirectory]");

        amend(delivery("1", HELIER, 0));

        assertThat(ground.inTurn(HELIER))
                .singleElement()
                .satisfies(one -> assertThat(QuarantineGround.text(one))
                        .contains("effectiveDate", "PD-000001")
                        .doesNotContain("newAddress"));
    }

    @Test
    void followsTheSchemaThatWasMended() throws IOException {
        ground.agree(HELIER, ADDRESS);
        ground.moved("1", "PD-000001", "HE");
        ground.refused("1", HELIER);
        ground = ground.startAnew(mended());

        amend(delivery("1", HELIER, 0));

        assertThat(ground.inTurn(HELIER))
                .singleElement()
                .satisfies(one -> assertThat(QuarantineGround.text(one))
                        .contains("\"dataschema\":\"" + MENDED + "\"", "\"newAddress\""));
    }

    /** All schemas, of which one has another address. */
    private Path mended() throws IOException {
        FileSystemUtils.copyRecursively(Path.of("schemas"), schemas);
        var file = schemas.resolve("person/address-changed/v1.schema.json");
        Files.writeString(file, Files.readString(file).replace(AS_TOLD, MENDED));
        return schemas;
    }

    @Test
    void makesACorrectionAnewForWhomIsToldItOnlyBecauseTheyWereToldBefore() {
        ground.agree(HELIER, WHOLE);
        ground.moved("1", "PD-000001", "HE");
        ground.taken(delivery("1", HELIER, 0), HELIER);
        var elsewhere = QuarantineGround.example().put("supersedes", "1").put("reason", "correction");
        elsewhere.withObject("/person/identifiers").removeAll().put("peopleDirectory", "PD-000001");
        elsewhere.withObject("/newAddress").put("parish", "BR");
        ground.tell("2", elsewhere);
        ground.refused("2", HELIER);

        var result = amend(delivery("2", HELIER, 0));

        assertThat(result).isInstanceOf(Result.Amended.class);
        assertThat(ground.inTurn(HELIER))
                .singleElement()
                .satisfies(one -> assertThat(QuarantineGround.text(one))
                        .contains("\"reason\":\"correction\"", "\"supersedes\":\"" + delivery("1", HELIER, 0) + "\""));
    }

    @Test
    void decidesByWhatWasRegisteredBeforeTheEvent() {
        ground.agree(HELIER, LEFT);
        ground.moved("1", "PD-000001", "HE");
        ground.moved("2", "PD-000001", "BR");
        ground.refused("2", HELIER);
        ground.moved("3", "PD-000001", "GR");

        var result = amend(delivery("2", HELIER, 0));

        assertThat(result).isInstanceOf(Result.Amended.class);
    }

    @Test
    void saysThatNothingIsGrantedAnyMore() throws IOException {
        ground.agree(HELIER, ADDRESS);
        ground.agree(REVENUE, ADDRESS);
        var key = ground.moved("1", "PD-000001", "HE");
        ground.refused("1", HELIER);
        ground.end(HELIER);

        var result = amend(delivery("1", HELIER, 0));

        assertThat(result)
                .isInstanceOfSatisfying(
                        Result.Refused.class,
                        refused -> assertThat(refused.reason()).contains("grants nothing", "discard"));
        assertThat(ground.states(key)).contains(QUARANTINED);
    }

    @Test
    void saysThatItsConditionStillFails() {
        ground.agree(HELIER, BROKEN);
        var key = ground.moved("1", "PD-000001", "HE");

        var result = amend(delivery("1", HELIER, 0));

        assertThat(result)
                .isInstanceOfSatisfying(
                        Result.Refused.class,
                        refused -> assertThat(refused.reason()).contains("grant 1 of parish-he"));
        assertThat(ground.states(key)).containsExactly(HELD);
    }

    @Test
    void doesNotAmendTwice() {
        ground.agree(HELIER, ADDRESS);
        ground.moved("1", "PD-000001", "HE");
        ground.refused("1", HELIER);
        amend(delivery("1", HELIER, 0));

        var again = amend(delivery("1", HELIER, 0));

        assertThat(again).isInstanceOf(Result.Refused.class);
        assertThat(ground.inTurn(HELIER)).hasSize(1);
    }

    @Test
    void amendsWhatWasAmendedAndRefusedAgain() {
        ground.agree(HELIER, ADDRESS);
        var key = ground.moved("1", "PD-000001", "HE");
        ground.refused("1", HELIER);
        amend(delivery("1", HELIER, 0));
        ground.refused(delivery("1", HELIER, 1), HELIER, "http 4xx");

        var result = amend(delivery("1", HELIER, 1));

        assertThat(result).isEqualTo(new Result.Amended(delivery("1", HELIER, 1), delivery("1", HELIER, 2)));
        assertThat(ground.takesAll(HELIER)).containsExactly(delivery("1", HELIER, 2));
        assertThat(ground.states(key)).containsExactly(AMENDED, AMENDED, DELIVERED);
        assertThat(ground.quarantine.waiting(Sought.ALL, null, 10)).isEmpty();
    }

    private Result amend(DeliveryId delivery) {
        var conclusion = ground.quarantine.decide(
                new Request(Decision.AMEND, new Which.These(List.of(delivery)), "mended", "ann"));
        return ((Conclusion.Decided) conclusion).results().get(0);
    }
}
