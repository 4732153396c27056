package je.gov.hub.quarantine;

import static je.gov.hub.quarantine.QuarantineGround.HELIER;
import static je.gov.hub.quarantine.QuarantineGround.delivery;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import je.gov.hub.ledger.DeliveryId;
import je.gov.hub.ledger.InTurn;
import je.gov.hub.ledger.PeekTable;
import je.gov.hub.ledger.Sought;
import je.gov.hub.ledger.Standing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule of decisions: that it holds, and that its check notices when it is taken away. */
class RulesTest {

    private static final DeliveryId FIRST = delivery("1", HELIER, 0);
    private static final DeliveryId SECOND = delivery("2", HELIER, 0);
    private static final DeliveryId THIRD = delivery("3", HELIER, 0);

    @TempDir
    private Path folder;

    private QuarantineGround ground;

    /** A rule, and the switch that takes it away. */
    record Rule(String name, Consumer<QuarantineGround> check, Consumer<BreachTable> breach) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Rule> rules() {
        return List.of(
                new Rule("one of a subject at a time", RulesTest::oneAtATime, BreachTable::everybodyHasTheTurn),
                new Rule("news parks behind a release", RulesTest::newsParks, BreachTable::aReleaseEndsTheBlock),
                new Rule("the last follower ends the block", RulesTest::theBlockEnds, BreachTable::blocksNeverEnd),
                new Rule("decisions are facts", RulesTest::decisionsAreFacts, BreachTable::decisionsLeaveNoFact),
                new Rule("what is discarded stays so", RulesTest::discardsStay, BreachTable::discardsAreForgotten),
                new Rule("a second person is another", RulesTest::anotherPerson, BreachTable::proposalsAreNobodysOwn),
                new Rule(
                        "an amended one keeps its place",
                        RulesTest::amendedKeepsItsPlace,
                        BreachTable::amendedOnesGoLast));
    }

    @BeforeEach
    void start() {
        ground = new QuarantineGround(folder, Map.of("hub.quarantine.alone", "1"));
        ground.agree(HELIER, "fields: [/newAddress]");
    }

    @AfterEach
    void stop() {
        ground.close();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void holds(Rule rule) {
        blocked(ground);

        rule.check.accept(ground);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void isMissedWhenItIsTakenAway(Rule rule) {
        blocked(ground);

        rule.breach.accept(new BreachTable(ground.ledger));

        assertThatThrownBy(() -> rule.check.accept(ground)).isInstanceOf(AssertionError.class);
    }

    /** Of three events of one person the first is refused, and the second is parked behind it. */
    private static void blocked(QuarantineGround ground) {
        for (var id : List.of("1", "2", "3")) {
            ground.moved(id, "PD-000001", "HE");
        }
        ground.refused("1", HELIER);
        ground.deliveries.parked(HELIER, Set.of(SECOND));
    }

    private static void oneAtATime(QuarantineGround ground) {
        release(ground, FIRST);
        ground.deliveries.parked(HELIER, Set.of(THIRD));

        assertThat(ground.inTurn(HELIER)).extracting(InTurn::delivery).containsExactly(FIRST);
        assertThat(ground.takesAll(HELIER)).containsExactly(FIRST, SECOND, THIRD);
    }

    private static void newsParks(QuarantineGround ground) {
        release(ground, FIRST);

        assertThat(ground.deliveries.standing(HELIER, Set.of(THIRD)).get(THIRD)).isInstanceOf(Standing.Blocked.class);
    }

    private static void theBlockEnds(QuarantineGround ground) {
        release(ground, FIRST);
        ground.takesAll(HELIER);

        assertThat(ground.deliveries.standing(HELIER, Set.of(THIRD)).get(THIRD)).isInstanceOf(Standing.Open.class);
    }

    private static void decisionsAreFacts(QuarantineGround ground) {
        release(ground, FIRST);

        assertThat(new PeekTable(ground.ledger).factKinds()).contains("released");
        assertThat(new PeekTable(ground.ledger).count("fact", "actor", "ann")).isEqualTo(1);
    }

    private static void discardsStay(QuarantineGround ground) {
        decide(ground, Decision.DISCARD, FIRST);

        assertThat(ground.deliveries.standing(HELIER, Set.of(FIRST)).get(FIRST)).isEqualTo(new Standing.Ended());
    }

    private static void anotherPerson(QuarantineGround ground) {
        ground.moved("4", "PD-000002", "HE");
        ground.refused("4", HELIER);
        var all = new Request(Decision.RELEASE, new Which.All(Sought.ALL), "mended", "ann");
        var proposed = (Conclusion.Proposed) ground.quarantine.decide(all);

        assertThat(ground.quarantine.confirm(Decision.RELEASE, proposed.proposal(), "ann"))
                .isEqualTo(new Conclusion.NotConfirmed());
    }

    private static void amendedKeepsItsPlace(QuarantineGround ground) {
        decide(ground, Decision.AMEND, FIRST);

        assertThat(ground.takesAll(HELIER)).containsExactly(delivery("1", HELIER, 1), SECOND);
    }

    private static void release(QuarantineGround ground, DeliveryId delivery) {
        decide(ground, Decision.RELEASE, delivery);
    }

    private static void decide(QuarantineGround ground, Decision decision, DeliveryId delivery) {
        ground.quarantine.decide(new Request(decision, new Which.These(List.of(delivery)), "mended", "ann"));
    }
}
