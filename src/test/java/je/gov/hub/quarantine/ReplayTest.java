package je.gov.hub.quarantine;

import static je.gov.hub.ledger.Journey.State.DELIVERED;
import static je.gov.hub.ledger.Journey.State.DISCARDED;
import static je.gov.hub.quarantine.QuarantineGround.HELIER;
import static je.gov.hub.quarantine.QuarantineGround.MOVED;
import static je.gov.hub.quarantine.QuarantineGround.REVENUE;
import static je.gov.hub.quarantine.QuarantineGround.delivery;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import je.gov.hub.event.EventType;
import je.gov.hub.ledger.DeliveryId;
import je.gov.hub.ledger.EventKey;
import je.gov.hub.ledger.OpenReplay;
import je.gov.hub.ledger.PeekTable;
import je.gov.hub.ledger.ReplayRun;
import je.gov.hub.ledger.ReplayScope;
import je.gov.hub.ledger.Replays;
import je.gov.hub.ledger.Standing;
import je.gov.hub.ledger.Tally;
import je.gov.hub.subject.Subject;
import je.gov.hub.system.SystemId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a system is told again, over a real database and with real agreements; the test itself is the lane. */
class ReplayTest {

    private static final String ADDRESS = "fields: [/newAddress]";
    private static final String HELIER_ONLY = "when: .newAddress.parish == \"HE\"\n" + ADDRESS;
    private static final String BROKEN = "when: .newAddress.parish\n" + ADDRESS;

    @TempDir
    private Path folder;

    private QuarantineGround ground;

    @BeforeEach
    void start() {
        ground = new QuarantineGround(
                folder,
                Map.of(
                        "hub.quarantine.replay-pause", "20ms",
                        "hub.quarantine.replay-ahead", "2",
                        "hub.quarantine.alone", "10"));
        ground.agree(HELIER, ADDRESS);
    }

    @AfterEach
    void stop() {
        ground.close();
    }

    @Test
    void tellsAgainUnderANewKeyThatNamesTheOldOne() {
        taken("1", "PD-000001", "HE");
        ground.agree(HELIER, "fields: [/effectiveDate]");

        var run = replayed(all(HELIER));

        assertThat(run.tally()).isEqualTo(new Tally(1, 0, 0, 0, 0, 0));
        assertThat(ground.inTurn(HELIER))
                .singleElement()
                .satisfies(one -> assertThat(QuarantineGround.text(one))
                        .contains(
                                "\"id\":\"" + delivery("1", HELIER, 1) + "\"",
                                "\"replayof\":\"" + delivery("1", HELIER, 0) + "\"",
                                "effectiveDate")
                        .doesNotContain("newAddress"));
        assertThat(ground.takesAll(HELIER)).containsExactly(delivery("1", HELIER, 1));
        assertThat(peek().count("block")).isZero();
        assertThat(peek().factKinds()).contains("replay begun", "replayed", "replay ended");
    }

    @Test
    void goesFromTheFirstEventThatIsAskedForUpToTheNewest() {
        taken("1", "PD-000001", "HE");
        var from = Clock.systemUTC().instant();
        taken("2", "PD-000001", "HE");
        var to = Clock.systemUTC().instant();
        taken("3", "PD-000001", "BR");
        taken("4", "PD-000002", "BR");

        replayed(new ReplayScope(HELIER, from, to, new TreeSet<>(), new TreeSet<>()));

        assertThat(ground.takesAll(HELIER)).containsExactly(delivery("2", HELIER, 1), delivery("3", HELIER, 1));
    }

    @Test
    void isNotAboutOtherTypesAndSubjects() {
        taken("1", "PD-000001", "HE");

        var other = new TreeSet<>(Set.of(new EventType("je.gov.person.died.v1")));
        var run = replayed(new ReplayScope(HELIER, null, null, other, new TreeSet<>()));
        var nobody = new TreeSet<>(Set.of(Subject.of("00000000-0000-0000-0000-000000000007")));
        var second = replayed(new ReplayScope(HELIER, null, null, new TreeSet<>(Set.of(MOVED)), nobody));

        assertThat(run.subjects()).isZero();
        assertThat(second.subjects()).isZero();
        assertThat(ground.inTurn(HELIER)).isEmpty();
    }

    @Test
    void isAboutTheSubjectsThatAreAskedForAndNobodyElse() {
        taken("1", "PD-000001", "HE");
        taken("2", "PD-000002", "HE");
        var second = new TreeSet<>(Set.of(peek().subject("2")));

        var run = replayed(new ReplayScope(HELIER, null, null, new TreeSet<>(), second));

        assertThat(run.subjects()).isEqualTo(1);
        assertThat(ground.takesAll(HELIER)).containsExactly(delivery("2", HELIER, 1));
    }

    @Test
    void doesNotTellWhatIsNotGrantedAnyMore() {
        taken("1", "PD-000001", "HE");
        taken("2", "PD-000001", "BR");
        ground.agree(HELIER, HELIER_ONLY);

        var run = replayed(all(HELIER));

        assertThat(run.tally()).isEqualTo(new Tally(1, 0, 1, 0, 0, 0));
        assertThat(ground.takesAll(HELIER)).containsExactly(delivery("1", HELIER, 1));
        assertThat(peek().count("fact", "kind", "not replayed")).isEqualTo(1);
    }

    @Test
    void reportsWhatHasNoBodyAnyMore() {
        taken("1", "PD-000001", "HE");
        taken("2", "PD-000001", "HE");
        new BreachTable(ground.ledger).cull("1");

        var preview = preview(all(HELIER));
        var run = replayed(all(HELIER));

        assertThat(preview.overview().culled()).isEqualTo(1);
        assertThat(run.tally()).isEqualTo(new Tally(1, 0, 0, 1, 0, 0)).isEqualTo(preview.tally());
        assertThat(ground.takesAll(HELIER)).containsExactly(delivery("2", HELIER, 1));
        assertThat(peek().count("fact", "kind", "not replayed")).isEqualTo(1);
    }

    @Test
    void saysWhatItWouldBeAboutAndChangesNothing() {
        taken("1", "PD-000001", "HE");
        taken("2", "PD-000001", "BR");
        taken("3", "PD-000002", "HE");
        ground.agree(HELIER, HELIER_ONLY);

        var preview = preview(all(HELIER));

        assertThat(preview.overview().subjects()).isEqualTo(2);
        assertThat(preview.overview().types()).isEqualTo(Map.of(MOVED, 3L));
        assertThat(preview.looked()).isEqualTo(2);
        assertThat(preview.tally()).isEqualTo(new Tally(2, 0, 1, 0, 0, 0));
        assertThat(List.of(peek().count("replay"), peek().count("parked"), peek().count("block")))
                .containsOnly(0L);
    }

    @Test
    void tellsANewSystemWhatHappenedBeforeItCame() {
        taken("1", "PD-000001", "HE");
        ground.agree(REVENUE, ADDRESS);

        replayed(all(REVENUE));

        assertThat(ground.inTurn(REVENUE))
                .singleElement()
                .satisfies(one -> assertThat(QuarantineGround.text(one)).doesNotContain("replayof"));
        assertThat(ground.takesAll(REVENUE)).containsExactly(delivery("1", REVENUE, 1));
    }

    @Test
    void holdsWhatCannotBeDecided() {
        taken("1", "PD-000001", "HE");
        var second = taken("2", "PD-000001", "HE");
        ground.agree(HELIER, BROKEN);

        var run = replayed(all(HELIER));

        assertThat(run.tally()).isEqualTo(new Tally(0, 2, 0, 0, 0, 0));
        assertThat(ground.inTurn(HELIER)).isEmpty();
        assertThat(ground.quarantine.of(delivery("2", HELIER, 1))).isPresent();
        assertThat(ground.states(second)).hasSize(2);
    }

    @Test
    void letsNothingOvertakeWhatIsOnItsWayWhenWhatWasBetweenIsDiscarded() {
        ground.agree(HELIER, HELIER_ONLY);
        ground.moved("1", "PD-000001", "HE");
        var from = Clock.systemUTC().instant();
        ground.moved("2", "PD-000001", "BR");
        ground.agree(HELIER, BROKEN);
        replayed(new ReplayScope(HELIER, from, null, new TreeSet<>(), new TreeSet<>()));
        ground.agree(HELIER, ADDRESS);
        ground.moved("3", "PD-000001", "HE");
        ground.deliveries.parked(HELIER, Set.of(delivery("3", HELIER, 0)));

        ground.quarantine.decide(
                new Request(Decision.DISCARD, new Which.These(List.of(delivery("2", HELIER, 1))), "of no use", "ann"));

        assertThat(ground.inTurn(HELIER)).isEmpty();
        ground.taken(delivery("1", HELIER, 0), HELIER);
        assertThat(ground.takesAll(HELIER)).containsExactly(delivery("3", HELIER, 0));
    }

    @Test
    void leavesWhatAPersonDiscardedAndWhatIsInTheLine() {
        var first = ground.moved("1", "PD-000001", "HE");
        ground.moved("2", "PD-000001", "HE");
        ground.refused("1", HELIER);
        ground.quarantine.decide(new Request(
                Decision.DISCARD, new Which.These(List.of(delivery("1", HELIER, 0))), "told by mistake", "ann"));
        ground.refused("2", HELIER);

        var run = replayed(all(HELIER));

        assertThat(run.tally()).isEqualTo(new Tally(0, 0, 0, 0, 1, 1));
        assertThat(ground.states(first)).containsExactly(DISCARDED);
        assertThat(ground.inTurn(HELIER)).isEmpty();
    }

    @Test
    void goesAfterWhatWaitsForAPersonBeforeIt() {
        ground.moved("1", "PD-000001", "HE");
        ground.moved("2", "PD-000001", "HE");
        ground.refused("1", HELIER);

        replayed(all(HELIER));

        assertThat(ground.inTurn(HELIER)).isEmpty();
        ground.quarantine.decide(
                new Request(Decision.RELEASE, new Which.These(List.of(delivery("1", HELIER, 0))), "mended", "ann"));
        assertThat(ground.takesAll(HELIER)).containsExactly(delivery("1", HELIER, 0), delivery("2", HELIER, 1));
    }

    /** Who is told of all the time is told again all the same. */
    @Test
    void takesInWhatWasToldWhileItWasMadeAnew() {
        taken("1", "PD-000001", "HE");
        var run = begunByHand();
        var episode = replays().next(open(run), Set.of(MOVED)).orElseThrow();
        var retold = worker().retold(episode, List.of());
        taken("2", "PD-000001", "HE");

        boolean recorded = replays().record(open(run), episode, retold, later -> worker().retold(later, retold));

        assertThat(recorded).isTrue();
        assertThat(now(run).tally()).isEqualTo(new Tally(2, 0, 0, 0, 0, 0));
        assertThat(ground.takesAll(HELIER)).containsExactly(delivery("1", HELIER, 1), delivery("2", HELIER, 1));
    }

    @Test
    void recordsNothingWhereSomethingWasDecidedMeanwhile() {
        taken("1", "PD-000001", "HE");
        var run = begunByHand();
        var episode = replays().next(open(run), Set.of(MOVED)).orElseThrow();
        var retold = worker().retold(episode, List.of());
        var other = replays().begin(all(HELIER), Set.of(MOVED), "ann", "restored once more");
        assertThat(worker().step(open(other))).isTrue();

        boolean recorded = replays().record(open(run), episode, retold, later -> List.of());

        assertThat(recorded).isFalse();
        assertThat(now(run).left()).isEqualTo(1);
        assertThat(ground.takesAll(HELIER)).containsExactly(delivery("1", HELIER, 1));
    }

    @Test
    void parksLiveEventsMeanwhile() {
        taken("1", "PD-000001", "HE");
        replayed(all(HELIER));

        ground.moved("2", "PD-000001", "BR");

        var news = delivery("2", HELIER, 0);
        assertThat(ground.deliveries.standing(HELIER, Set.of(news)).get(news)).isInstanceOf(Standing.Blocked.class);
        ground.deliveries.parked(HELIER, Set.of(news));
        assertThat(ground.takesAll(HELIER)).containsExactly(delivery("1", HELIER, 1), news);
    }

    @Test
    void takesUpNoMoreThanAFewAtATime() {
        for (int who = 1; who <= 5; who++) {
            taken("" + who, "PD-00000" + who, "HE");
        }

        assertTakesUpTwoOfFive(begun(all(HELIER)));
    }

    @Test
    void takesUpNoMoreThanAFewAtATimeForANewSystemEither() {
        for (int who = 1; who <= 5; who++) {
            taken("" + who, "PD-00000" + who, "HE");
        }
        ground.agree(REVENUE, ADDRESS);

        assertTakesUpTwoOfFive(begun(all(REVENUE)));
    }

    private void assertTakesUpTwoOfFive(ReplayRun run) {
        await().until(() -> peek().count("parked") == 2);
        await().during(Duration.ofMillis(200)).until(() -> peek().count("parked") == 2);
        assertThat(now(run).left()).isEqualTo(3);
        assertThat(now(run).ended()).isNull();
    }

    /** There is no room for another subject then, and none to be taken up. */
    @Test
    void hasEndedOnceAllAreInTheirLinesHoweverLongTheseAre() {
        taken("1", "PD-000001", "HE");
        taken("2", "PD-000002", "HE");
        var run = begunByHand();
        assertThat(worker().step(open(run))).isTrue();
        assertThat(worker().step(open(run))).isTrue();

        assertThat(worker().step(open(run))).isFalse();

        assertThat(now(run).ended()).isNotNull();
    }

    @Test
    void takesUpAnotherBesideOneOfWhomThereIsMuchToTell() {
        for (int number = 1; number <= 5; number++) {
            taken(number + "a", "PD-000001", "HE");
            taken(number + "b", "PD-000002", "HE");
        }
        var run = begunByHand();

        assertThat(worker().step(open(run))).isTrue();
        assertThat(worker().step(open(run))).isTrue();

        assertThat(ground.inTurn(HELIER)).hasSize(2);
    }

    @Test
    void isNotHeldUpByLiveEventsBehindALine() {
        for (int who = 1; who <= 3; who++) {
            taken("" + who, "PD-00000" + who, "HE");
        }
        var run = begunByHand();
        assertThat(worker().step(open(run))).isTrue();
        assertThat(worker().step(open(run))).isTrue();
        ground.inTurn(HELIER).forEach(one -> takesAndIsToldMore(one.delivery()));

        boolean another = worker().step(open(run));

        assertThat(another).isTrue();
        assertThat(now(run).left()).isZero();
    }

    /** In its line there is then only what is live. */
    private void takesAndIsToldMore(DeliveryId anew) {
        // any of the three may be taken up first
        int who = IntStream.rangeClosed(1, 3)
                .filter(one -> anew.equals(delivery("" + one, HELIER, 1)))
                .findFirst()
                .orElseThrow();
        ground.moved(who + "b", "PD-00000" + who, "HE");
        ground.deliveries.parked(HELIER, Set.of(delivery(who + "b", HELIER, 0)));
        ground.deliveries.deliveredInTurn(List.of(QuarantineGround.receipt(anew, HELIER, 1)));
    }

    @Test
    void goesOnWhereItWasBrokenOffWithoutLossAndWithoutTellingTwice() {
        for (int who = 1; who <= 5; who++) {
            taken("" + who, "PD-00000" + who, "HE");
            taken(who + "b", "PD-00000" + who, "BR");
        }
        var breach = new BreachTable(ground.ledger);
        breach.laterOnesOfAReplayFail();
        var run = begun(all(HELIER));
        await().until(breach::fails);
        ground.ledger.door(ReplayWorker.class).close();
        assertThat(List.of(peek().count("parked"), peek().count("block"))).containsOnly(0L);
        breach.mended();

        try (var worker = new ReplayWorker(ground.ledger.door(LedgerReplay.class), Duration.ofMillis(20))) {
            worker.start();
            await().until(() -> {
                ground.takesAll(HELIER);
                return now(run).ended() != null;
            });
        }

        ground.takesAll(HELIER);
        assertThat(now(run).tally().replayed()).isEqualTo(10);
        assertThat(peek().count("receipt")).isEqualTo(20);
        assertThat(List.of(peek().count("parked"), peek().count("block"))).containsOnly(0L);
    }

    @Test
    void goesOnWithOthersWhereOneCannotBeToldAgain() {
        taken("1", "PD-000001", "HE");
        taken("2", "PD-000002", "HE");
        taken("3", "PD-000003", "HE");
        new BreachTable(ground.ledger).spoilTheFirst();

        var run = begun(all(HELIER));

        await().until(() -> now(run).left() == 1);
        assertThat(ground.takesAll(HELIER)).hasSize(2);
        await().during(Duration.ofMillis(200)).until(() -> now(run).ended() == null);
    }

    @Test
    void waitsForASecondPersonWhereItIsAboutMuch() {
        for (int number = 1; number <= 11; number++) {
            taken("" + number, "PD-000001", "HE");
        }

        var run = begun(all(HELIER));
        taken("12", "PD-000002", "HE");

        assertThat(run.state()).isEqualTo(ReplayRun.State.PROPOSED);
        await().during(Duration.ofMillis(200)).until(() -> peek().count("parked") == 0);
        assertThat(replay().confirm(run.id(), "ann")).isEmpty();
        assertThat(replay().confirm(run.id(), "ben").orElseThrow().who()).isEqualTo("ann and ben");
        await().until(() -> now(run).state() == ReplayRun.State.ENDED);
        assertThat(ground.takesAll(HELIER)).hasSize(11).doesNotContain(delivery("12", HELIER, 1));
        assertThat(replay().confirm(run.id(), "ben")).isEmpty();
        assertThat(peek().factKinds()).contains("replay proposed", "replay begun");
    }

    @Test
    void isForOnePersonToBeginWhereItIsNoMoreThanThat() {
        for (int who = 1; who <= 10; who++) {
            taken("" + who, "PD-0000%02d".formatted(who), "HE");
        }

        assertThat(begun(all(HELIER)).state()).isNotEqualTo(ReplayRun.State.PROPOSED);
    }

    @Test
    void endsBeforeItsTimeWithWhatIsInItsLineToldUpToTheNewest() {
        for (int who = 1; who <= 5; who++) {
            taken("" + who, "PD-00000" + who, "HE");
            taken(who + "b", "PD-00000" + who, "BR");
        }
        var run = begun(all(HELIER));
        await().until(() -> peek().count("parked") == 4);

        boolean cancelled = replay().cancel(run.id(), "ben", "they restored a better backup");

        var told = ground.takesAll(HELIER);
        assertThat(cancelled).isTrue();
        assertThat(told).hasSize(4);
        assertThat(told.subList(2, 4)).isSubsetOf(newest());
        await().during(Duration.ofMillis(200)).until(() -> peek().count("parked") == 0);
        assertThat(now(run).state()).isEqualTo(ReplayRun.State.CANCELLED);
        assertThat(now(run).cancelled()).isEqualTo(new ReplayRun.Cancellation("ben", "they restored a better backup"));
        assertThat(now(run).left()).isEqualTo(3);
        assertThat(peek().factKinds()).contains("replay cancelled").doesNotContain("replay ended");
        assertThat(replay().cancel(run.id(), "ben", "again")).isFalse();
    }

    private static List<DeliveryId> newest() {
        return IntStream.rangeClosed(1, 5)
                .mapToObj(who -> delivery(who + "b", HELIER, 1))
                .toList();
    }

    @Test
    void takesUpNoSubjectOnceItIsCancelled() {
        taken("1", "PD-000001", "HE");
        var run = begunByHand();
        var episode = replays().next(open(run), Set.of(MOVED)).orElseThrow();
        replays().cancel(run.id(), "ann", "a mistake");

        var retold = worker().retold(episode, List.of());
        boolean recorded = replays().record(open(run), episode, retold, later -> List.of());

        assertThat(recorded).isFalse();
        assertThat(replays().open()).isEmpty();
    }

    @Test
    void waitsWhileNoAgreementIsInForce() throws IOException {
        taken("1", "PD-000001", "HE");
        ground.ledger.door(ReplayWorker.class).close();
        var run = begun(all(HELIER));
        ground.end(HELIER);

        assertThat(ground.ledger.door(LedgerReplay.class).step(open(run))).isFalse();

        assertThat(now(run).left()).isEqualTo(1);
        assertThat(ground.ledger.door(Replay.class).begin(all(HELIER), "ann", "again"))
                .isEmpty();
    }

    private EventKey taken(String id, String person, String parish) {
        var key = ground.moved(id, person, parish);
        ground.taken(delivery(id, HELIER, 0), HELIER);
        assertThat(ground.states(key)).contains(DELIVERED);
        return key;
    }

    private static ReplayScope all(SystemId system) {
        return new ReplayScope(system, null, null, new TreeSet<>(), new TreeSet<>());
    }

    private ReplayPreview preview(ReplayScope scope) {
        return ground.ledger.door(Replay.class).preview(scope).orElseThrow();
    }

    private ReplayRun begun(ReplayScope scope) {
        return replay().begin(scope, "ann", "restored").orElseThrow();
    }

    private Replay replay() {
        return ground.ledger.door(Replay.class);
    }

    private ReplayRun now(ReplayRun run) {
        return ground.ledger.door(Replay.class).of(run.id()).orElseThrow();
    }

    private ReplayRun replayed(ReplayScope scope) {
        var run = begun(scope);
        await().until(() -> now(run).ended() != null);
        return now(run);
    }

    private PeekTable peek() {
        return new PeekTable(ground.ledger);
    }

    /** Begun, with nobody who goes on with it but the test. */
    private ReplayRun begunByHand() {
        ground.ledger.door(ReplayWorker.class).close();
        return replays().begin(all(HELIER), Set.of(MOVED), "ann", "restored");
    }

    private static OpenReplay open(ReplayRun run) {
        return new OpenReplay(run.id(), run.scope(), run.who());
    }

    private Replays replays() {
        return ground.ledger.door(Replays.class);
    }

    private LedgerReplay worker() {
        return ground.ledger.door(LedgerReplay.class);
    }
}
