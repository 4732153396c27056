package je.gov.hub.quarantine;

import static je.gov.hub.quarantine.QuarantineGround.HELIER;
import static je.gov.hub.quarantine.QuarantineGround.MOVED;
import static je.gov.hub.quarantine.QuarantineGround.REVENUE;
import static je.gov.hub.quarantine.QuarantineGround.delivery;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import je.gov.hub.ledger.DeliveryId;
import je.gov.hub.ledger.InTurn;
import je.gov.hub.ledger.OpenReplay;
import je.gov.hub.ledger.ReplayRun;
import je.gov.hub.ledger.ReplayScope;
import je.gov.hub.ledger.Replays;
import je.gov.hub.ledger.Setback;
import je.gov.hub.system.SystemId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a correction or cancellation is, for a system to which the earlier event goes anew: replayed, amended, or not at all. */
class CorrectedAgainTest {

    private static final SystemId PORTAL = new SystemId("portal");
    private static final String ADDRESS = "fields: [/newAddress]";
    private static final String HELIER_ONLY = "when: .newAddress.parish == \"HE\"\n" + ADDRESS;
    private static final String PERSON = "PD-000001";

    @TempDir
    private Path folder;

    private QuarantineGround ground;

    @BeforeEach
    void start() {
        ground = new QuarantineGround(folder, Map.of("hub.quarantine.replay-pause", "20ms"));
        ground.agree(HELIER, ADDRESS);
    }

    @AfterEach
    void stop() {
        ground.close();
    }

    @Test
    void tellsANewSystemAlsoThatWhatItTellsItWasCancelled() {
        taken("1", "HE");
        cancelled("2", "1");
        ground.agree(REVENUE, ADDRESS);

        replayed(REVENUE);

        var first = next(REVENUE);
        var second = next(REVENUE);
        assertThat(first.delivery()).isEqualTo(delivery("1", REVENUE, 1));
        assertThat(second.delivery()).isEqualTo(delivery("2", REVENUE, 1));
        assertThat(QuarantineGround.text(second))
                .contains("\"reason\":\"cancellation\"", supersedes(delivery("1", REVENUE, 1)));
        assertThat(ground.inTurn(REVENUE)).isEmpty();
    }

    @Test
    void tellsANewSystemACorrectionThatNoneOfItsConditionsSelects() {
        taken("1", "HE");
        corrected("2", "1", "BR");
        ground.agree(REVENUE, HELIER_ONLY);

        replayed(REVENUE);

        next(REVENUE);
        assertThat(QuarantineGround.text(next(REVENUE)))
                .contains("\"parish\":\"BR\"", supersedes(delivery("1", REVENUE, 1)));
    }

    @Test
    void tellsNobodyACancellationOfWhatTheyAreNotTold() {
        taken("1", "BR");
        cancelled("2", "1");
        ground.agree(REVENUE, HELIER_ONLY);

        replayed(REVENUE);

        assertThat(ground.inTurn(REVENUE)).isEmpty();
    }

    @Test
    void namesWhatItTellsAgainJustBefore() {
        taken("1", "HE");
        corrected("2", "1", "BR");
        ground.taken(delivery("2", HELIER, 0), HELIER);
        corrected("3", "1", "GR");
        ground.taken(delivery("3", HELIER, 0), HELIER);

        replayed(HELIER);

        next(HELIER);
        assertThat(QuarantineGround.text(next(HELIER))).contains(supersedes(delivery("1", HELIER, 1)));
        assertThat(QuarantineGround.text(next(HELIER))).contains(supersedes(delivery("2", HELIER, 1)));
    }

    /** It is not made anew, as it waits in the line already. */
    @Test
    void namesACorrectionThatWaitsRatherThanWhatWasToldAgainBeforeIt() {
        taken("1", "HE");
        corrected("2", "1", "BR");
        ground.refused("2", HELIER);
        corrected("3", "2", "GR");

        replayed(HELIER);
        release("2");

        assertThat(next(HELIER).delivery()).isEqualTo(delivery("1", HELIER, 1));
        assertThat(next(HELIER).delivery()).isEqualTo(delivery("2", HELIER, 0));
        assertThat(QuarantineGround.text(next(HELIER))).contains(supersedes(delivery("2", HELIER, 0)));
    }

    @Test
    void takesInWhatIsCancelledWhileTheRestIsMadeAnew() {
        taken("1", "HE");
        ground.agree(REVENUE, ADDRESS);
        ground.ledger.door(ReplayWorker.class).close();
        var run = replays().begin(all(REVENUE), Set.of(MOVED), "ann", "plugged in");
        var open = new OpenReplay(run.id(), run.scope(), run.who());
        var episode = replays().next(open, Set.of(MOVED)).orElseThrow();
        var worker = ground.ledger.door(LedgerReplay.class);
        var retold = worker.retold(episode, List.of());
        cancelled("2", "1");

        boolean recorded = replays().record(open, episode, retold, later -> worker.retold(later, retold));

        assertThat(recorded).isTrue();
        assertThat(ground.takesAll(REVENUE)).containsExactly(delivery("1", REVENUE, 1), delivery("2", REVENUE, 1));
    }

    @Test
    void namesWhatWasAmendedBeforeItMeanwhile() {
        refusedAndThenCorrected();

        decide(Decision.AMEND, "1");

        assertThat(next(HELIER).delivery()).isEqualTo(delivery("1", HELIER, 1));
        assertThat(QuarantineGround.text(next(HELIER)))
                .contains("\"reason\":\"correction\"", supersedes(delivery("1", HELIER, 1)));
    }

    /** The person has said that the system is not told, hence it has nothing to cancel. */
    @Test
    void waitsForAPersonWhereWhatItCancelsIsDiscarded() {
        ground.moved("1", PERSON, "HE");
        ground.refused("1", HELIER);
        tellOf("2", "1", "cancellation", "HE");
        parked("2");
        ground.moved("3", PERSON, "GR");
        parked("3");

        decide(Decision.DISCARD, "1");

        assertThat(ground.inTurn(HELIER)).isEmpty();
        assertThat(ground.quarantine.of(delivery("2", HELIER, 0)).orElseThrow().rule())
                .isEqualTo("nothing to correct");
        assertThat(decided(Decision.AMEND, "2")).isInstanceOf(Result.Refused.class);
        assertThat(decided(Decision.RELEASE, "2")).isInstanceOf(Result.Refused.class);
        decide(Decision.DISCARD, "2");
        assertThat(ground.takesAll(HELIER)).containsExactly(delivery("3", HELIER, 0));
    }

    @Test
    void goesAsFarAsItIsGrantedWhereWhatItCorrectsIsDiscarded() {
        refusedAndThenCorrected();
        decide(Decision.DISCARD, "1");

        decide(Decision.AMEND, "2");

        assertThat(QuarantineGround.text(next(HELIER)))
                .contains(delivery("2", HELIER, 1).value(), "\"reason\":\"correction\"")
                .doesNotContain("supersedes");
    }

    @Test
    void goesWhereSomethingElseOfItsMatterWasTold() {
        taken("1", "HE");
        corrected("2", "1", "BR");
        ground.refused("2", HELIER);
        corrected("3", "2", "GR");
        parked("3");

        decide(Decision.DISCARD, "2");

        assertThat(QuarantineGround.text(next(HELIER))).contains(supersedes(delivery("1", HELIER, 0)));
    }

    @Test
    void namesNothingWhereWhatItCorrectsWasDiscardedBeforeItParked() {
        ground.moved("1", PERSON, "HE");
        ground.moved("2", PERSON, "HE");
        corrected("3", "1", "BR");
        ground.refused("1", HELIER);
        decide(Decision.DISCARD, "1");
        ground.refused("2", HELIER);
        parked("3");

        decide(Decision.DISCARD, "2");

        assertThat(QuarantineGround.text(next(HELIER)))
                .contains("\"reason\":\"correction\"")
                .doesNotContain("supersedes");
    }

    /** Its key stands for what was handed over under it. */
    @Test
    void goesAsItWasOnceItWasHandedOver() {
        taken("1", "HE");
        ground.moved("2", PERSON, "GR");
        ground.refused("2", HELIER);
        corrected("3", "1", "BR");
        parked("3");
        decide(Decision.DISCARD, "2");
        handedInVain("3");

        replayed(HELIER);

        assertThat(next(HELIER).delivery()).isEqualTo(delivery("1", HELIER, 1));
        assertThat(QuarantineGround.text(next(HELIER)))
                .contains(delivery("3", HELIER, 0).value(), supersedes(delivery("1", HELIER, 0)));
        assertThat(QuarantineGround.text(next(HELIER)))
                .contains(delivery("3", HELIER, 1).value(), supersedes(delivery("1", HELIER, 1)));
    }

    @Test
    void goesAgainAsItWasNamedWhenItWentFirst() {
        refusedAndThenCorrected();
        decide(Decision.AMEND, "1");
        next(HELIER);
        assertThat(QuarantineGround.text(ground.inTurn(HELIER).getFirst()))
                .contains(supersedes(delivery("1", HELIER, 1)));
        handedInVain("2");

        assertThat(QuarantineGround.text(next(HELIER))).contains(supersedes(delivery("1", HELIER, 1)));
    }

    /** Or what others told before would end on top of it. */
    @Test
    void tellsASystemItsOwnEventsAgain() {
        taken("1", "HE");
        ground.agree(PORTAL, ADDRESS);

        replayed(PORTAL);

        assertThat(ground.takesAll(PORTAL)).containsExactly(delivery("1", PORTAL, 1));
    }

    private void taken(String id, String parish) {
        ground.moved(id, PERSON, parish);
        ground.taken(delivery(id, HELIER, 0), HELIER);
    }

    /** The correction is parked behind it. */
    private void refusedAndThenCorrected() {
        ground.moved("1", PERSON, "HE");
        ground.refused("1", HELIER);
        corrected("2", "1", "BR");
        parked("2");
    }

    private void corrected(String id, String earlier, String parish) {
        tellOf(id, earlier, "correction", parish);
    }

    private void cancelled(String id, String earlier) {
        tellOf(id, earlier, "cancellation", "HE");
        ground.taken(delivery(id, HELIER, 0), HELIER);
    }

    private void tellOf(String id, String earlier, String reason, String parish) {
        var content = QuarantineGround.example().put("supersedes", earlier).put("reason", reason);
        content.withObject("/person/identifiers").removeAll().put("peopleDirectory", PERSON);
        content.withObject("/newAddress").put("parish", parish);
        ground.tell(id, content);
    }

    private void parked(String id) {
        ground.deliveries.parked(HELIER, Set.of(delivery(id, HELIER, 0)));
    }

    private void release(String id) {
        decide(Decision.RELEASE, id);
    }

    private void decide(Decision decision, String id) {
        assertThat(decided(decision, id)).isNotInstanceOf(Result.Refused.class);
    }

    private Result decided(Decision decision, String id) {
        var which = new Which.These(List.of(delivery(id, HELIER, 0)));
        var conclusion = ground.quarantine.decide(new Request(decision, which, "mended", "ann"));
        return ((Conclusion.Decided) conclusion).results().getFirst();
    }

    private void handedInVain(String id) {
        ground.deliveries.delayed(new Setback(
                delivery(id, HELIER, 0),
                HELIER,
                "unavailable",
                "No answer",
                new byte[0],
                "",
                "sink@1",
                1,
                true,
                Clock.systemUTC().instant()));
    }

    /** The next in turn, which is taken. */
    private InTurn next(SystemId system) {
        var inTurn = ground.inTurn(system);
        assertThat(inTurn).isNotEmpty();
        var next = inTurn.getFirst();
        ground.deliveries.deliveredInTurn(List.of(QuarantineGround.receipt(next.delivery(), system, 1)));
        return next;
    }

    private static String supersedes(DeliveryId delivery) {
        return "\"supersedes\":\"" + delivery + "\"";
    }

    private static ReplayScope all(SystemId system) {
        return new ReplayScope(system, null, null, new TreeSet<>(), new TreeSet<>());
    }

    private void replayed(SystemId system) {
        var replay = ground.ledger.door(Replay.class);
        var run = replay.begin(all(system), "ann", "restored").orElseThrow();
        await().until(() -> replay.of(run.id()).orElseThrow().state() == ReplayRun.State.ENDED);
    }

    private Replays replays() {
        return ground.ledger.door(Replays.class);
    }
}
