package je.gov.hub.rules;

import static je.gov.hub.rules.Breach.answers;
import static je.gov.hub.rules.Breach.doesNothing;
import static je.gov.hub.rules.Breach.hears;
import static je.gov.hub.rules.Breach.makes;
import static je.gov.hub.rules.Breach.says;
import static je.gov.hub.rules.Promise.CORRECTION_REACHES;
import static je.gov.hub.rules.Promise.CORRECTION_SUBJECT;
import static je.gov.hub.rules.Promise.FLOW_DISK;
import static je.gov.hub.rules.Promise.FLOW_MAPPING;
import static je.gov.hub.rules.Promise.FLOW_PAGING;
import static je.gov.hub.rules.Promise.FLOW_QUEUE;
import static je.gov.hub.rules.Promise.FLOW_RATE;
import static je.gov.hub.rules.Promise.REMOVED;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import je.gov.hub.intake.Answer;
import je.gov.hub.system.SystemId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.util.unit.DataSize;

/** The rules of corrections, of systems that are gone, and of what is bounded. */
final class WayInRules {

    private WayInRules() {}

    static List<Rule> all() {
        return List.of(
                new Rule(
                        CORRECTION_REACHES,
                        "a correction reaches whoever was told",
                        "intake.Corrections#told(Accepted)",
                        answers(Map.of()),
                        "intake.CorrectionTest#aCorrectionReachesWhoWasToldAndWhoIsToldNow"),
                new Rule(
                        CORRECTION_REACHES,
                        "a correction reaches whoever was told any of its chain",
                        "ledger.Accepted#chain",
                        answers(Set.of()),
                        "intake.CorrectionTest#aCorrectionOfACorrectionReachesWhoeverWasToldAnyOfThem"),
                new Rule(
                        CORRECTION_REACHES,
                        "a cancellation goes whatever the condition says now",
                        "agreement.Entitlement#correct",
                        answers(Optional.empty()),
                        "agreement.DisclosureTest"
                                + "#whoIsToldOnlyBecauseTheyWereToldBeforeGetsNoMoreThanThenAndNoMoreThanIsGrantedNow"),
                new Rule(
                        CORRECTION_REACHES,
                        "a correction is no echo",
                        "intake.Echoes#isEcho",
                        answers(true),
                        "intake.CorrectionTest#whoWasToldThatItIsNotSoAndSaysThatItIsHasNews"),
                new Rule(
                        CORRECTION_REACHES,
                        "who corrects an event is not told so",
                        "agreement.Agreements#isEcho",
                        answers(false),
                        "agreement.DisclosureTest#doesNotTellItsTellerACorrectionUnlessItAsksForEchoes"),
                new Rule(
                        CORRECTION_SUBJECT,
                        "a correction about somebody else is refused",
                        "intake.Corrections#refusal",
                        answers(Optional.empty()),
                        "intake.CorrectionTest#refusesACorrectionThatIsAboutSomebodyElseAndWritesNothing"),
                new Rule(
                        REMOVED,
                        "a system that was taken away is named",
                        "delivery.Clerks#unplugged",
                        answers("no route empties it"),
                        "delivery.DeliveryTest#namesASystemThatWasTakenAwayAndKeepsWhatWaitsForIt"),
                new Rule(
                        REMOVED,
                        "nothing goes without an agreement",
                        "delivery.Clerk#agreed",
                        answers(true),
                        "delivery.DeliveryTest#waitsWhileNoAgreementIsInForce"),
                new Rule(
                        REMOVED,
                        "what waits for a system without an inbox is kept",
                        "ledger.DispatchTable#next",
                        says("dispatch.system <> all (?)", "dispatch.system = all (?)"),
                        "ledger.LedgerTest#leavesOutSystemsWithoutAnInbox"),
                new Rule(
                        REMOVED,
                        "the inbox of a system that was taken away is shown",
                        "exchange.Inboxes#systems",
                        answers(Set.of()),
                        "exchange.InboxesTest#keepsAndNamesTheInboxOfASystemThatWasTakenAway"),
                new Rule(
                        REMOVED,
                        "a renamed system is named by what waits under its old name",
                        "exchange.Inboxes#systems",
                        answers(Set.of()),
                        "delivery.RenamedTest#keepsAndNamesWhatWaitsInTheInboxOfTheOldNameAndGivesItToNobody"),
                new Rule(
                        REMOVED,
                        "an inbox belongs to one name",
                        "exchange.Inboxes#queue",
                        hears(0, new SystemId("parish-he")),
                        "delivery.RenamedTest#keepsAndNamesWhatWaitsInTheInboxOfTheOldNameAndGivesItToNobody"),
                new Rule(
                        REMOVED,
                        "what waits in the ledger is counted under its old name",
                        "ledger.SystemTable#backlogs",
                        answers(Map.of()),
                        "delivery.RenamedTest#keepsAndNamesWhatIsNotYetInTheInboxOfTheOldNameAndHoldsNobodyUp"),
                new Rule(
                        REMOVED,
                        "an old name is not welcome",
                        "exchange.Inboxes#welcomes",
                        answers(true),
                        "delivery.RenamedTest#keepsAndNamesWhatIsNotYetInTheInboxOfTheOldNameAndHoldsNobodyUp"),
                new Rule(
                        REMOVED,
                        "an old name that comes back is welcome again",
                        "ledger.DispatchTable#next",
                        hears(1, onceWithoutAlwaysWithout()),
                        "delivery.RenamedTest#goesOnInOrderWhenTheOldNameComesBack"),
                new Rule(
                        FLOW_PAGING,
                        "a broker that does not page is refused",
                        "exchange.NeverLoses#paging",
                        doesNothing(),
                        "exchange.InboxesTest#refusesABrokerThatCouldLoseSomething[8]"),
                new Rule(
                        FLOW_PAGING,
                        "what waits is not in the heap",
                        "exchange.ManyWaiting#command",
                        makes(WayInRules::neverPaging),
                        "exchange.PagingTest#theHeapStaysFlatHoweverManyWait"),
                new Rule(
                        FLOW_DISK,
                        "nothing is accepted while a disk is nearly full",
                        "intake.Room#look",
                        doesNothing(),
                        "intake.FlowControlTest#acceptsNothingWhileADiskIsNearlyFullAndAgainByItselfWhenThereIsRoom"),
                new Rule(
                        FLOW_DISK,
                        "a full disk clears by itself",
                        "intake.Room#full",
                        makes(onceFullAlwaysFull()),
                        "intake.FlowControlTest#acceptsNothingWhileADiskIsNearlyFullAndAgainByItselfWhenThereIsRoom"),
                new Rule(
                        FLOW_DISK,
                        "a full disk is an alarm",
                        "intake.IntakeConfiguration#roomHealthIndicator",
                        answers((HealthIndicator) () -> Health.up().build()),
                        "intake.FlowControlTest#saysThatADiskIsNearlyFullAndThatThereIsRoomAgain"),
                new Rule(
                        FLOW_DISK,
                        "who cannot be let in now is asked to come back",
                        "http.ProblemAdvice#later",
                        makes(WayInRules::withoutRetryAfter),
                        "http.HttpEdgeTest#asksToComeBackWhenTheDatabaseIsAway"),
                new Rule(
                        FLOW_RATE,
                        "a teller has a rate",
                        "intake.Rates#after",
                        answers(Optional.empty()),
                        "intake.FlowControlTest#refusesATellerAboveItsRateAndLetsTheOthersIn"),
                new Rule(
                        FLOW_RATE,
                        "each teller has its own rate",
                        "intake.Rates#bucket",
                        hears(0, new SystemId("everybody")),
                        "intake.FlowControlTest#refusesATellerAboveItsRateAndLetsTheOthersIn"),
                new Rule(
                        FLOW_RATE,
                        "a teller over its rate gets 429",
                        "http.Answers#toOne",
                        hears(0, WayInRules::asIfAway),
                        "http.HttpEdgeTest#asksATellerThatTellsTooFastToComeBack"),
                new Rule(
                        FLOW_RATE,
                        "a teller over its rate is asked to come back",
                        "http.ProblemAdvice#later",
                        makes(WayInRules::withoutRetryAfter),
                        "http.HttpEdgeTest#asksATellerThatTellsTooFastToComeBack"),
                new Rule(
                        FLOW_QUEUE,
                        "so many wait to be accepted and no more",
                        "intake.IntakeProperties#waiting",
                        answers(100_000),
                        "intake.AcceptanceQueueTest#asksWhoFindsNoPlaceToComeBackAndGrowsNoLonger"),
                new Rule(
                        FLOW_QUEUE,
                        "who finds no place gets 503",
                        "http.Answers#toOne",
                        hears(0, WayInRules::asIfTooFast),
                        "http.HttpEdgeTest#asksToComeBackWhenTheDatabaseIsAway"),
                new Rule(
                        FLOW_MAPPING,
                        "a mapping has a time",
                        "connector.camel.MappingSettings#longest",
                        answers(Duration.ofSeconds(10)),
                        "connector.MappingLimitsTest#endsARegularExpressionThatWouldTakeForEver"),
                new Rule(
                        FLOW_MAPPING,
                        "a mapping that calls itself for ever is refused",
                        "connector.camel.MappingLimits#failure",
                        answers(new IllegalStateException("endless")),
                        "connector.MappingLimitsTest#refusesEndlessRecursion"),
                new Rule(
                        FLOW_MAPPING,
                        "a mapping makes so much and no more",
                        "connector.camel.MappingSettings#largest",
                        answers(DataSize.ofMegabytes(100)),
                        "connector.MappingLimitsTest#refusesAResultThatIsTooLarge"));
    }

    /** With a broker.xml whose bound to what is in memory nothing reaches. */
    private static Object neverPaging(@Nullable Object command) {
        try {
            var words = new ArrayList<Object>((List<?>) Objects.requireNonNull(command));
            var bounded = Path.of(words.removeLast().toString());
            var unbounded = Files.readString(bounded).replaceAll("(?<=<max-size-bytes>|<global-max-size>)[^<]*", "9G");
            var file = Files.createTempDirectory("broker").resolve("broker.xml");
            words.add(Files.writeString(file, unbounded).toString());
            return words;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static UnaryOperator<@Nullable Object> onceWithoutAlwaysWithout() {
        var ever = new HashSet<Object>();
        return now -> {
            ever.addAll((Collection<?>) Objects.requireNonNull(now));
            return Set.copyOf(ever);
        };
    }

    private static UnaryOperator<@Nullable Object> onceFullAlwaysFull() {
        var full = new AtomicReference<@Nullable Object>();
        return now -> {
            if (now instanceof Optional<?> folder && folder.isPresent()) {
                full.set(now);
            }
            return full.get() == null ? now : full.get();
        };
    }

    private static @Nullable Object asIfAway(@Nullable Object answer) {
        return answer instanceof Answer.TooMany tooMany ? new Answer.Unavailable(tooMany.retryAfter()) : answer;
    }

    private static @Nullable Object asIfTooFast(@Nullable Object answer) {
        return answer instanceof Answer.Unavailable away ? new Answer.TooMany(away.retryAfter()) : answer;
    }

    private static @Nullable Object withoutRetryAfter(@Nullable Object answer) {
        if (!(answer instanceof ResponseEntity<?> response)) {
            return answer;
        }
        var headers = new HttpHeaders(response.getHeaders());
        headers.remove(HttpHeaders.RETRY_AFTER);
        return ResponseEntity.status(response.getStatusCode()).headers(headers).body(response.getBody());
    }
}
