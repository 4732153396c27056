package je.gov.hub.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static je.gov.hub.intake.EventsForTests.moved;
import static je.gov.hub.intake.EventsForTests.told;
import static je.gov.hub.intake.IntakeGround.accepted;
import static je.gov.hub.intake.IntakeGround.teller;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import je.gov.hub.event.Event;
import je.gov.hub.ledger.Dispatch;
import je.gov.hub.ledger.Journey;
import je.gov.hub.ledger.Standing;
import je.gov.hub.system.SystemId;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IntakeTest {

    private static final String ANNE = "{'ssn':'JY123456A'}";

    private final IntakeGround ground = new IntakeGround();

    @AfterEach
    void close() {
        ground.close();
    }

    @Test
    void acceptsAnEventAndItsDisclosuresTogether() {
        ground.agreements.grant("parish-he", List.of("effectiveDate", "newAddress"), (event, before) -> true);

        var answer = accepted(ground.tell("portal", moved("1", ANNE, "2026-11-01", "HE")));

        assertThat(answer.known()).isFalse();
        var journey = ground.journeys.of(answer.key()).orElseThrow();
        assertThat(journey.outcome()).isEqualTo("accepted");
        assertThat(journey.legs()).extracting(Journey.Leg::system).containsExactly(new SystemId("parish-he"));
        assertThat(ground.dispatches.next(9, Set.of()))
                .hasSize(1)
                .allSatisfy(dispatch -> assertThat(new String(dispatch.body(), UTF_8))
                        .contains(
                                "\"effectiveDate\":\"2026-11-01\"",
                                "\"dataschema\":\"https://schemas.hub.gov.je/test/v1\"")
                        .doesNotContain("JY123456A", "portal", "urn:je:gov:test"));
    }

    @Test
    void acceptsOnceWhatIsToldByManyAtTheSameMoment() {
        ground.agreements.grant("parish-he", List.of("newAddress"), (event, before) -> true);

        var answers = atOnce(32, place -> ground.tell("portal", moved("1", ANNE, "2026-11-01", "HE")));

        assertThat(answers.stream().map(answer -> accepted(answer).key()).distinct())
                .hasSize(1);
        assertThat(answers.stream().filter(answer -> !accepted(answer).known())).hasSize(1);
        assertThat(ground.peek.count("event")).isEqualTo(1);
        assertThat(ground.dispatches.waiting()).isEqualTo(1);
    }

    @Test
    void refusesOtherContentUnderAnIdThatIsKnown() {
        ground.tell("portal", moved("1", ANNE, "2026-11-01", "HE"));

        var answer = ground.tell("portal", moved("1", ANNE, "2026-11-01", "BR"));

        assertThat(answer).isEqualTo(new Answer.Conflict());
        assertThat(ground.peek.count("event")).isEqualTo(1);
    }

    @Test
    void theSameIdOfAnotherTellerIsAnotherEvent() {
        var first = accepted(ground.tell("portal", moved("1", ANNE, "2026-11-01", "HE")));

        var second = accepted(ground.tell("csp", moved("1", ANNE, "2026-11-01", "BR")));

        assertThat(second.key()).isNotEqualTo(first.key());
    }

    @Test
    void answersARepeatAsAtFirstThoughTheAgreementIsGone() {
        var first = accepted(ground.tell("portal", moved("1", ANNE, "2026-11-01", "HE")));
        ground.agreements.forbid("portal");

        var again = accepted(ground.tell("portal", moved("1", ANNE, "2026-11-01", "HE")));

        assertThat(again).isEqualTo(new Answer.Accepted(first.key(), true));
        assertThat(ground.tell("portal", moved("2", ANNE, "2026-11-01", "HE"))).isEqualTo(new Answer.Forbidden());
    }

    @Test
    void comparesTheRawMessageWhereThereIsOne() {
        var event = moved("1", ANNE, "2026-11-01", "HE").event();
        ground.tell("gp-harbour", new Told(event, new byte[] {1}));

        assertThat(accepted(ground.tell("gp-harbour", new Told(event, new byte[] {1})))
                        .known())
                .isTrue();
        assertThat(ground.tell("gp-harbour", new Told(event, new byte[] {2}))).isEqualTo(new Answer.Conflict());
    }

    @Test
    void writesNothingOfWhatItRefuses() {
        ground.agreements.forbid("revenue");

        var invalid = ground.tell("portal", told(EventsForTests.MOVED, "1", "{'wrong':1}"));
        var unknown = ground.tell("portal", told(EventsForTests.UNKNOWN, "2", "{}"));
        var forbidden = ground.tell("revenue", moved("3", ANNE, "2026-11-01", "HE"));

        assertThat(invalid)
                .isInstanceOfSatisfying(
                        Answer.Invalid.class,
                        refusal -> assertThat(refusal.faults()).hasSize(1));
        assertThat(unknown).isEqualTo(new Answer.UnknownType());
        assertThat(forbidden).isEqualTo(new Answer.Forbidden());
        for (var table : List.of("acceptance_key", "event", "subject", "fact", "disclosure")) {
            assertThat(ground.peek.count(table)).as(table).isZero();
        }
    }

    @Test
    void refusesWhatSaysThatItFollowsAnotherSchemaThanItsTypes() {
        var own = ground.tell("portal", following("https://schemas.hub.gov.je/test/v1", "1"));
        var another = ground.tell("portal", following("https://schemas.hub.gov.je/test/v2", "2"));

        assertThat(own).isInstanceOf(Answer.Accepted.class);
        assertThat(another).isEqualTo(new Answer.OtherSchema());
    }

    private static Told following(String schema, String id) {
        var event = moved(id, ANNE, "2026-11-01", "HE").event();
        return new Told(
                new Event(
                        event.id(),
                        event.source(),
                        event.type(),
                        event.subject(),
                        event.time(),
                        URI.create(schema),
                        event.extensions(),
                        event.data()),
                null);
    }

    @Test
    void twoTellersOfOnePersonAreOneOrder() {
        ground.agreements.grant("revenue", List.of("newAddress"), (event, before) -> true);

        var answers = atOnce(
                40,
                place -> ground.tell(place % 2 == 0 ? "portal" : "csp", moved("e" + place, ANNE, "2026-11-01", "HE")));

        assertThat(answers).allMatch(Answer.Accepted.class::isInstance);
        assertThat(ground.peek.count("subject")).isEqualTo(1);
        var sequences = ground.dispatches.next(99, Set.of()).stream()
                .map(IntakeTest::sequence)
                .toList();
        assertThat(sequences)
                .hasSize(40)
                .isSorted()
                .doesNotHaveDuplicates()
                .startsWith(1L)
                .endsWith(40L);
    }

    @Test
    void oneThatTheDatabaseCannotTakeSpoilsNothingForOthers() {
        var poison = told(
                EventsForTests.MOVED,
                "poison",
                "{'supersedes':'\\u0000','effectiveDate':'2026-11-01','person':{'identifiers':" + ANNE + "}}");

        var outcomes = new ArrayList<Future<Answer>>();
        try (var threads = Executors.newFixedThreadPool(21)) {
            var lock = ground.peek.acceptanceLocked();
            try {
                outcomes.add(threads.submit(() -> ground.tell("portal", moved("first", ANNE, "2026-11-01", "HE"))));
                ground.peek.awaitStandstill();
                for (int place = 0; place < 20; place++) {
                    var next = place == 10 ? poison : moved("e" + place, ANNE, "2026-11-01", "HE");
                    outcomes.add(threads.submit(() -> ground.tell("portal", next)));
                }
                Awaitility.await().until(() -> ground.acceptor.waiting() == 20);
            } finally {
                lock.close();
            }
        }

        assertThat(outcomes.stream().filter(outcome -> outcome.state() == Future.State.FAILED))
                .singleElement()
                .satisfies(failed -> assertThat(failed.exceptionNow())
                        .isInstanceOf(AcceptanceFailedException.class)
                        .hasMessageContaining("poison")
                        .hasNoCause());
        assertThat(ground.peek.count("event")).isEqualTo(20);
    }

    @Test
    void thoseWhoTellAtTheSameTimeShareACommit() {
        int before = ground.source.commits();

        atOnce(64, place -> ground.tell("portal", moved("e" + place, ANNE, "2026-11-01", "HE")));

        assertThat(ground.peek.count("event")).isEqualTo(64);
        assertThat(ground.source.commits() - before).isLessThan(64);
    }

    @Test
    void anUnknownOutcomeThatWasCommittedIsFoundByTheRepeat() {
        ground.tell("portal", moved("0", ANNE, "2026-11-01", "HE"));
        ground.source.becomes(MoodySource.Mood.SILENT_AFTER_THE_NEXT_COMMIT);

        var unknown = ground.tell("portal", moved("1", ANNE, "2026-11-01", "HE"));
        var repeat = ground.tell("portal", moved("1", ANNE, "2026-11-01", "HE"));

        assertThat(unknown).isInstanceOf(Answer.Unavailable.class);
        assertThat(accepted(repeat).known()).isTrue();
        assertThat(ground.peek.count("event")).isEqualTo(2);
    }

    @Test
    void anUnknownOutcomeThatWasNotCommittedIsAcceptedByTheRepeat() {
        ground.tell("portal", moved("0", ANNE, "2026-11-01", "HE"));
        ground.source.becomes(MoodySource.Mood.SILENT_BEFORE_THE_NEXT_COMMIT);

        var unknown = ground.tell("portal", moved("1", ANNE, "2026-11-01", "HE"));
        var repeat = ground.tell("portal", moved("1", ANNE, "2026-11-01", "HE"));

        assertThat(unknown).isInstanceOf(Answer.Unavailable.class);
        assertThat(accepted(repeat).known()).isFalse();
        assertThat(ground.peek.count("event")).isEqualTo(2);
    }

    @Test
    void acceptsNothingWhileTheDatabaseIsAwayAndGoesOnWhenItIsBack() {
        ground.tell("portal", moved("0", ANNE, "2026-11-01", "HE"));
        ground.source.becomes(MoodySource.Mood.AWAY);

        var away = ground.tell("portal", moved("1", ANNE, "2026-11-01", "HE"));
        ground.source.becomes(MoodySource.Mood.WELL);

        assertThat(away).isInstanceOf(Answer.Unavailable.class);
        assertThat(accepted(ground.tell("portal", moved("1", ANNE, "2026-11-01", "HE")))
                        .known())
                .isFalse();
    }

    @Test
    void aBatchIsAcceptedAllOrNone() {
        ground.tell("portal", moved("1", ANNE, "2026-11-01", "HE"));

        var skipped = ground.intake.tellAll(
                teller("portal"), List.of(moved("1", ANNE, "2026-11-01", "HE"), moved("2", ANNE, "2026-11-02", "BR")));
        var refused = ground.intake.tellAll(
                teller("portal"), List.of(moved("3", ANNE, "2026-11-03", "HE"), moved("1", ANNE, "2026-11-01", "BR")));
        var invalid = ground.intake.tellAll(
                teller("portal"),
                List.of(told(EventsForTests.MOVED, "5", "{'wrong':1}"), moved("4", ANNE, "2026-11-03", "HE")));
        var twice = ground.intake.tellAll(
                teller("portal"), List.of(moved("6", ANNE, "2026-11-03", "HE"), moved("6", ANNE, "2026-11-03", "BR")));

        assertThat(skipped).extracting(answer -> accepted(answer).known()).containsExactly(true, false);
        assertThat(refused).containsExactly(new Answer.Spared(), new Answer.Conflict());
        assertThat(invalid.get(0)).isInstanceOf(Answer.Invalid.class);
        assertThat(invalid.get(1)).isEqualTo(new Answer.Spared());
        assertThat(twice).containsExactly(new Answer.Spared(), new Answer.Conflict());
        assertThat(ground.peek.count("event")).isEqualTo(2);
    }

    @Test
    void aConditionThatFailsHoldsThatSystemOnly() {
        ground.agreements.grant("parish-he", List.of("newAddress"), (event, before) -> {
            throw new IllegalStateException("broken");
        });
        ground.agreements.grant("revenue", List.of("newAddress"), (event, before) -> true);

        var answer = accepted(ground.tell("portal", moved("1", ANNE, "2026-11-01", "HE")));

        var legs = ground.journeys.of(answer.key()).orElseThrow().legs();
        assertThat(legs)
                .extracting(leg -> leg.system() + " " + leg.state())
                .containsExactly("parish-he HELD", "revenue PENDING");
        assertThat(ground.dispatches.next(9, Set.of()))
                .extracting(Dispatch::system)
                .containsExactly(new SystemId("revenue"));
    }

    @Test
    void aRestrictedSubjectIsAcceptedAndStandsRestricted() {
        ground.agreements.grant("revenue", List.of("newAddress"), (event, before) -> true);
        ground.tell(
                "people-directory",
                told(
                        EventsForTests.REGISTERED,
                        "r",
                        "{'effectiveDate':'2026-01-01','person':{'identifiers':" + ANNE + "},'restricted':true}"));

        ground.tell("portal", moved("1", ANNE, "2026-11-01", "HE"));

        var last = ground.dispatches.next(9, Set.of()).get(1).delivery();
        assertThat(ground.deliveries
                        .standing(new SystemId("revenue"), List.of(last))
                        .get(last))
                .isInstanceOfSatisfying(
                        Standing.Open.class,
                        open -> assertThat(open.restricted()).isTrue());
    }

    private static long sequence(Dispatch dispatch) {
        var body = new String(dispatch.body(), UTF_8);
        return Long.parseLong(body.replaceAll(".*\"sequence\":\"(\\d+)\".*", "$1"));
    }

    private interface Telling {
        Answer tell(int place);
    }

    private static List<Answer> atOnce(int many, Telling telling) {
        try (var threads = Executors.newFixedThreadPool(many)) {
            var calls = new ArrayList<Callable<Answer>>();
            for (int place = 0; place < many; place++) {
                int own = place;
                calls.add(() -> telling.tell(own));
            }
            return threads.invokeAll(calls).stream().map(Future::resultNow).toList();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
