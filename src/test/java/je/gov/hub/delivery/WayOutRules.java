package je.gov.hub.delivery;

import static je.gov.hub.rules.Breach.answers;
import static je.gov.hub.rules.Breach.doesNothing;
import static je.gov.hub.rules.Breach.forgives;
import static je.gov.hub.rules.Breach.hears;
import static je.gov.hub.rules.Breach.makes;
import static je.gov.hub.rules.Promise.UNAVAILABLE_BACKS_OFF;
import static je.gov.hub.rules.Promise.UNAVAILABLE_FAILS_ALONE;
import static je.gov.hub.rules.Promise.UNAVAILABLE_NO_LIMIT;
import static je.gov.hub.rules.Promise.UNAVAILABLE_ORDER;
import static je.gov.hub.rules.Promise.UNAVAILABLE_PROBING;
import static je.gov.hub.rules.Promise.UNAVAILABLE_RAMP;
import static je.gov.hub.rules.Promise.UNAVAILABLE_RETRY_AFTER;
import static je.gov.hub.rules.Promise.UNAVAILABLE_TIME;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import je.gov.hub.rules.Breach;
import je.gov.hub.rules.Call;
import je.gov.hub.rules.Rule;
import org.jspecify.annotations.Nullable;

/** The rules of a partner that is away. */
public final class WayOutRules {

    private static final int FEW = 5;

    private WayOutRules() {}

    public static List<Rule> all() {
        return List.of(
                new Rule(
                        UNAVAILABLE_BACKS_OFF,
                        "the pause doubles",
                        "delivery.Backoff#after",
                        hears(0, 1),
                        "delivery.BackoffTest#doublesUpToFiveMinutes"),
                new Rule(
                        UNAVAILABLE_BACKS_OFF,
                        "the pause is drawn by lot",
                        "delivery.Backoff#after",
                        answers(call -> Duration.ofSeconds(Math.min(300, 1L << (call.argument(0, Integer.class) - 1)))),
                        "delivery.BackoffTest#isDrawnByLotFromNothingOn"),
                new Rule(
                        UNAVAILABLE_BACKS_OFF,
                        "the pause is five minutes at most",
                        "delivery.DeliveryProperties#longestPause",
                        answers(Duration.ofDays(1)),
                        "delivery.BackoffTest#isOneSecondToFiveMinutesUnlessSetOtherwise"),
                new Rule(
                        UNAVAILABLE_BACKS_OFF,
                        "a success makes the pause short again",
                        "delivery.Course#succeeded",
                        doesNothing(),
                        "delivery.DeliveryTest#beginsWithAShortPauseAgainAfterASuccess"),
                new Rule(
                        UNAVAILABLE_BACKS_OFF,
                        "nothing is tried before the pause is over",
                        "delivery.Course#open",
                        answers(true),
                        "delivery.DeliveryTest#doesNotTryBeforeThePauseIsOver"),
                new Rule(
                        UNAVAILABLE_RETRY_AFTER,
                        "a partner gets the pause that it asks for",
                        "delivery.Settlement#pause",
                        answers(Duration.ZERO),
                        "delivery.DeliveryTest#leavesAPartnerAloneForAsLongAsItAsks"),
                new Rule(
                        UNAVAILABLE_RETRY_AFTER,
                        "a partner does not get more than the longest pause",
                        "delivery.Settlement#pause",
                        answers(call ->
                                call.argument(0, Outcome.Unavailable.class).pause()),
                        "delivery.DeliveryTest#doesNotWaitForEverBecauseAPartnerAsksForIt"),
                new Rule(
                        UNAVAILABLE_RETRY_AFTER,
                        "Retry-After is read",
                        "component.HttpSignals#pause",
                        answers(Duration.ZERO),
                        "component.SignalsTest#readsHowLongAPartnerAsksToBeLeftAlone[1]"),
                new Rule(
                        UNAVAILABLE_NO_LIMIT,
                        "it is tried for as long as it takes",
                        "delivery.Settlement#undelivered",
                        givingUpAfterAFew(),
                        "delivery.DeliveryTest#waitsOutAnOutageAndLosesNothing"),
                new Rule(
                        UNAVAILABLE_ORDER,
                        "a subject has one in hand",
                        "delivery.Window#heads",
                        answers(WayOutRules::everybody),
                        "delivery.OrderTest#hasOneOfASubjectInHandHoweverManyWait"),
                new Rule(
                        UNAVAILABLE_ORDER,
                        "what fails keeps its place",
                        "delivery.Window#putBack",
                        makes(WayOutRules::putAtTheEnd),
                        "delivery.OrderTest#keepsItsPlaceThoughItFails"),
                new Rule(
                        UNAVAILABLE_ORDER,
                        "a system without a key has one in hand",
                        "delivery.Terms#keyHonoured",
                        answers(true),
                        "delivery.DeliveryTest#hasOneInHandWhereThePartnerDoesNotHonourTheKey"),
                new Rule(
                        UNAVAILABLE_ORDER,
                        "nothing is acknowledged without its receipt",
                        "delivery.Settlement#record",
                        forgives(),
                        "delivery.DeliveryTest#disclosesNothingWithoutALedgerAndRecordsWhatWasInHand"),
                new Rule(
                        UNAVAILABLE_PROBING,
                        "probing alternates subjects",
                        "delivery.Window#probe",
                        answers(call -> call.self(Window.class).ready(call.argument(0, Instant.class), 1)),
                        "delivery.DeliveryTest#triesOneSubjectAfterTheOtherWhileNobodyKnowsWhetherTheSystemIsBack"),
                new Rule(
                        UNAVAILABLE_FAILS_ALONE,
                        "what fails alone is refused",
                        "delivery.DeliveryProperties#strikes",
                        answers(Integer.MAX_VALUE),
                        "delivery.DeliveryTest#refusesWhatFailsAgainAndAgainWhileOthersSucceed"),
                new Rule(
                        UNAVAILABLE_FAILS_ALONE,
                        "it looks ahead where all that it sees fails",
                        "delivery.DeliveryProperties#lookAhead",
                        answers(1),
                        "delivery.DeliveryTest#looksFurtherWhenAllThatItSeesIsOneFailingSubject"),
                new Rule(
                        UNAVAILABLE_RAMP,
                        "the flow ramps up after an outage",
                        "delivery.Course#most",
                        answers(call -> call.argument(0, Integer.class)),
                        "delivery.DeliveryTest#hasMoreAndMoreInHandAfterAnOutageAndNotAllAtOnce"),
                new Rule(
                        UNAVAILABLE_TIME,
                        "a hand-over has a limit as a whole",
                        "delivery.Lanes#cutOverdue",
                        doesNothing(),
                        "delivery.SlowPartnerTest#aByteASecondHoldsNoLane[1]"),
                new Rule(
                        UNAVAILABLE_TIME,
                        "a connection over HTTP has a limit",
                        "connector.camel.ConnectorLoading#load",
                        withoutLimit("connectTimeout"),
                        "delivery.SlowPartnerTest#aConnectionIsWaitedForAsLongAsTheConnectorSays[1]"),
                new Rule(
                        UNAVAILABLE_TIME,
                        "a connection for SOAP has a limit",
                        "connector.camel.ConnectorLoading#load",
                        withoutLimit("connectTimeout"),
                        "delivery.SlowPartnerTest#aConnectionIsWaitedForAsLongAsTheConnectorSays[2]"),
                new Rule(
                        UNAVAILABLE_TIME,
                        "a connection over MLLP has a limit",
                        "connector.camel.ConnectorLoading#load",
                        withoutLimit("connectTimeout"),
                        "delivery.SlowPartnerTest#aConnectionIsWaitedForAsLongAsTheConnectorSays[3]"),
                new Rule(
                        UNAVAILABLE_TIME,
                        "a connection over SFTP has a limit",
                        "connector.camel.ConnectorLoading#load",
                        withoutLimit("connectTimeout"),
                        "delivery.SlowPartnerTest#aConnectionIsWaitedForAsLongAsTheConnectorSays[4]"),
                new Rule(
                        UNAVAILABLE_TIME,
                        "an answer over HTTP has a limit",
                        "connector.camel.ConnectorLoading#load",
                        withoutLimit("responseTimeout"),
                        "delivery.SlowPartnerTest#anAnswerIsWaitedForAsLongAsTheConnectorSays[1]"),
                new Rule(
                        UNAVAILABLE_TIME,
                        "an answer of SOAP has a limit",
                        "connector.camel.ConnectorLoading#load",
                        withoutLimit("responseTimeout"),
                        "delivery.SlowPartnerTest#anAnswerIsWaitedForAsLongAsTheConnectorSays[2]"),
                new Rule(
                        UNAVAILABLE_TIME,
                        "an acknowledgement over MLLP has a limit",
                        "connector.camel.ConnectorLoading#load",
                        withoutLimit("receiveTimeout"),
                        "delivery.SlowPartnerTest#anAnswerIsWaitedForAsLongAsTheConnectorSays[3]"),
                new Rule(
                        UNAVAILABLE_TIME,
                        "what takes too long is interrupted",
                        "delivery.Handing#cut",
                        doesNothing(),
                        "delivery.CutTest#isCutAndRepeatedAndTheOthersGoOn"),
                new Rule(
                        UNAVAILABLE_TIME,
                        "a subject waits for the end of what was cut",
                        "delivery.Pending#underWay",
                        makes((call, answer) -> call.self(Pending.class).inHand),
                        "delivery.CutTest#keepsItsSubjectUntilItHasReallyEnded"),
                new Rule(
                        UNAVAILABLE_TIME,
                        "an answer is read up to a limit",
                        "connector.camel.BoundedAnswers#bound",
                        answers(false),
                        "delivery.SlowPartnerTest#anAnswerWithoutEndIsReadUpToALimit"),
                new Rule(
                        UNAVAILABLE_TIME,
                        "what a feed asks for takes so long at most",
                        "connector.camel.BoundedAnswers#cut",
                        answers(CompletableFuture.completedFuture(null)),
                        "connector.camel.BoundedAnswersTest#areCutWhereverTheyAre[2]"));
    }

    /** A connector whose Kamelet waits for an hour, whatever its route says. */
    private static Breach withoutLimit(String limit) {
        return hears(1, kamelet -> {
            try {
                var file = (Path) Objects.requireNonNull(kamelet);
                var text = Files.readString(file).replace(limit + ": \"{{timeLimit}}\"", limit + ": 3600000");
                return Files.writeString(
                        Files.createTempDirectory("kamelet")
                                .resolve(file.getFileName().toString()),
                        text);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        });
    }

    private static Breach givingUpAfterAFew() {
        var failures = new AtomicInteger();
        return hears(
                1,
                outcome -> outcome instanceof Outcome.Unavailable unavailable && failures.incrementAndGet() > FEW
                        ? new Outcome.Refused(unavailable.why(), unavailable.reached())
                        : outcome);
    }

    /** Not only the first of each subject. */
    private static Object everybody(Call call) {
        var now = call.argument(0, Instant.class);
        return lines(call)
                .flatMap(Collection::stream)
                .map(Pending.class::cast)
                .filter(one -> !one.underWay() && !one.notBefore.isAfter(now));
    }

    private static @Nullable Object putAtTheEnd(Call call, @Nullable Object answer) {
        var one = call.argument(0, Pending.class);
        lines(call).forEach(line -> move(one, line));
        return answer;
    }

    private static <T> void move(Pending one, Deque<T> line) {
        if (line.contains(one)) {
            line.addLast(line.removeFirst());
        }
    }

    private static Stream<Deque<?>> lines(Call window) {
        Map<?, ?> subjects = window.field("subjects", Map.class);
        return subjects.values().stream().map(line -> (Deque<?>) line);
    }
}
