package je.gov.hub.delivery;

import static je.gov.hub.rules.Breach.answers;
import static je.gov.hub.rules.Breach.doesNothing;
import static je.gov.hub.rules.Breach.follows;
import static je.gov.hub.rules.Breach.forgives;
import static je.gov.hub.rules.Breach.hears;
import static je.gov.hub.rules.Breach.makes;
import static je.gov.hub.rules.Breach.says;
import static je.gov.hub.rules.Promise.CLASSIFICATION;
import static je.gov.hub.rules.Promise.DEADLY;
import static je.gov.hub.rules.Promise.MISCONFIGURED_RESUMES;
import static je.gov.hub.rules.Promise.MISCONFIGURED_STOPS;
import static je.gov.hub.rules.Promise.REFUSED_IN_A_ROW;
import static je.gov.hub.rules.Promise.REFUSED_PARKS;
import static je.gov.hub.rules.Promise.REFUSED_WHY;
import static je.gov.hub.rules.Promise.STOP;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import je.gov.hub.route.RouteFile;
import je.gov.hub.rules.Breach;
import je.gov.hub.rules.Call;
import je.gov.hub.rules.Rule;
import org.jspecify.annotations.Nullable;

/** The rules of what does not end as delivered, and of the end of the hub. */
public final class SetbackRules {

    private SetbackRules() {}

    public static List<Rule> all() {
        return List.of(
                new Rule(
                        MISCONFIGURED_STOPS,
                        "a misconfigured system stops",
                        "delivery.Course#stop",
                        doesNothing(),
                        "delivery.DeliveryTest#waitsAsAWholeWhenItIsMisconfigured"),
                new Rule(
                        MISCONFIGURED_STOPS,
                        "a system that waits for a person is an alarm",
                        "operations.SystemStanding#stuck",
                        answers(false),
                        "operations.StandingHealthTest#isDownWhereAWholeSystemWaitsForAPerson[1]"),
                new Rule(
                        MISCONFIGURED_STOPS,
                        "a system that needs a person is shown",
                        "operations.SystemStanding#needsPerson",
                        answers(false),
                        "operations.HubBeansTest#showsWhatAnOperatorAsksOfASystem"),
                new Rule(
                        MISCONFIGURED_STOPS,
                        "a system that is gone is not shown",
                        "operations.HubBeans#unregister",
                        doesNothing(),
                        "operations.HubBeansTest#followsSystemsAsTheyComeAndGo"),
                new Rule(
                        MISCONFIGURED_RESUMES,
                        "a changed agreement resumes",
                        "agreement.Agreement#equals",
                        answers(true),
                        "delivery.DeliveryTest#triesAnotherTimeOnceTheAgreementOfAMisconfiguredSystemChanges"),
                new Rule(
                        MISCONFIGURED_RESUMES,
                        "a changed connector starts its routes anew",
                        "connector.Connector#made",
                        answers("as before"),
                        "route.camel.PluggedInTest#takesAChangedMappingForAllWhoUseIt"),
                new Rule(
                        MISCONFIGURED_RESUMES,
                        "a changed route starts anew",
                        "route.RouteFile#text",
                        asFirstRead(),
                        "route.camel.PluggedInTest#takesAChangedRoute"),
                new Rule(
                        MISCONFIGURED_RESUMES,
                        "changed files are noticed",
                        "route.camel.Following#lookAgain",
                        doesNothing(),
                        "route.camel.PluggedInTest#noticesFilesThatAreAddedChangedAndDeleted"),
                new Rule(
                        MISCONFIGURED_RESUMES,
                        "a route that starts anew resumes",
                        "delivery.Course#resume",
                        stoppedAsBefore(),
                        "delivery.DeliveryTest#waitsAsAWholeWhenItIsMisconfigured"),
                new Rule(
                        MISCONFIGURED_RESUMES,
                        "a command resumes",
                        "delivery.Clerks#goOn",
                        doesNothing(),
                        "delivery.DeliveryTest#goesOnByCommandWhenItIsMisconfigured"),
                new Rule(
                        REFUSED_WHY,
                        "what is refused goes to quarantine",
                        "delivery.Settlement#quarantined",
                        answers(true),
                        "delivery.DeliveryTest#putsARefusedOneInQuarantineAndParksWhatFollows"),
                new Rule(
                        REFUSED_WHY,
                        "the partner's answer is kept as a digest",
                        "delivery.Digest#sha256",
                        answers(new byte[0]),
                        "delivery.DeliveryTest#recordsOfARefusalWhyByWhomAndTheAnswerWithoutItsValues"),
                new Rule(
                        REFUSED_WHY,
                        "the excerpt of an answer is redacted",
                        "delivery.Excerpt#of",
                        answers(call -> new String(call.argument(0, byte[].class), StandardCharsets.UTF_8)),
                        "delivery.DeliveryTest#recordsOfARefusalWhyByWhomAndTheAnswerWithoutItsValues"),
                new Rule(
                        REFUSED_WHY,
                        "the rule that decided is recorded",
                        "delivery.Outcome$Refusal#rule",
                        answers("some rule"),
                        "delivery.DeliveryTest#recordsOfARefusalWhyByWhomAndTheAnswerWithoutItsValues"),
                new Rule(
                        REFUSED_WHY,
                        "the version of connector and mapping is recorded",
                        "delivery.Terms#made",
                        answers(""),
                        "delivery.DeliveryTest#recordsOfARefusalWhyByWhomAndTheAnswerWithoutItsValues"),
                new Rule(
                        REFUSED_PARKS,
                        "a refused one blocks its subject",
                        "ledger.DeliveryTable#standing",
                        says("block.sequence < disclosure.sequence", "false"),
                        "delivery.WayOutTest#putsOneInQuarantineAndParksItsFollowersAndNobodyElses"),
                new Rule(
                        REFUSED_PARKS,
                        "what is parked is in the ledger before it is acknowledged",
                        "ledger.RecordedDeliveries#parked",
                        forgives(),
                        "delivery.ParkingTest#keepsInTheInboxWhatTheLedgerCouldNotPark"),
                new Rule(
                        REFUSED_PARKS,
                        "what is parked keeps what is known of its hand-overs",
                        "delivery.Settlement#leave",
                        follows(SetbackRules::forgetHandOvers),
                        "delivery.ReplayTest#marksAsRepeatedWhatAReplayParkedThoughItMayHaveHadItsEffect"),
                new Rule(
                        REFUSED_PARKS,
                        "what was parked before it came again keeps it, too",
                        "delivery.Settlement#leave",
                        follows(SetbackRules::forgetHandOvers),
                        "delivery.ReplayTest#marksAsRepeatedWhatWasInHandWhenTheHubEndedAndWasParkedBeforeItCameAgain"),
                new Rule(
                        REFUSED_IN_A_ROW,
                        "several refused in a row stop the system",
                        "delivery.DeliveryProperties#refusals",
                        answers(Integer.MAX_VALUE),
                        "delivery.DeliveryTest#stopsASystemThatRefusesSeveralSubjectsInARowForOneReason"),
                new Rule(
                        DEADLY,
                        "what kills the hub is refused",
                        "delivery.DeliveryProperties#deaths",
                        answers(Integer.MAX_VALUE),
                        "delivery.DeathTest#aDisclosureThatEndsTheHubIsFoundAndRefusedAndNoneThatWasInHandBesideIt"),
                new Rule(
                        DEADLY,
                        "only what was alone is blamed",
                        "delivery.Past#afterAnEnd",
                        hears(0, true),
                        "delivery.DeathTest#killsFromOutsideBlameNobodyHoweverManyThereAre"),
                new Rule(
                        DEADLY,
                        "what is in hand is written down before",
                        "delivery.InHand#taken",
                        doesNothing(),
                        "delivery.DeliveryTest#saysThatARepeatIsOneAfterACrash"),
                new Rule(
                        CLASSIFICATION,
                        "the table's first row that matches decides",
                        "delivery.Classification$Row#takes",
                        answers(true),
                        "delivery.ClassificationTest#saysWhatASignalMeans[10]"),
                new Rule(
                        CLASSIFICATION,
                        "each row has a test",
                        "delivery.Classification$Row#name",
                        makes(name -> name + " anew"),
                        "delivery.ClassificationTest#hasASignalForEveryRow"),
                new Rule(
                        CLASSIFICATION,
                        "the table is documented",
                        "delivery.Classification$Row#reason",
                        answers("For another reason"),
                        "delivery.ClassificationDocumentTest#saysWhatTheTableSays"),
                new Rule(
                        CLASSIFICATION,
                        "a connector can say what came of it",
                        "component.HandOverResult#said",
                        answers(new Outcome.Delivered("done")),
                        "component.HubComponentTest#believesAConnectorThatSaysWhatCameOfIt"),
                new Rule(
                        STOP,
                        "a stop waits for what is in hand",
                        "delivery.Clerk#finish",
                        doesNothing(),
                        "delivery.LeaveTest#waitsForWhatIsInHandAndRecordsIt"),
                new Rule(
                        STOP,
                        "a stop has one patience for all systems",
                        "delivery.Clerks#leave",
                        doesNothing(),
                        "delivery.LeaveTest#takesOnePatienceForAll"),
                new Rule(
                        STOP,
                        "what does not come back is cut and handed back",
                        "delivery.Lanes#cutAll",
                        doesNothing(),
                        "delivery.CutTest#isCutWhenTheHubStopsAndPatienceIsOverAndBlamedForNothing"),
                new Rule(
                        STOP,
                        "a stop exits with 0",
                        "prove.HubProcess#command",
                        makes(SetbackRules::pastItsOwnMain),
                        "prove.StopTest#itExitsWithZeroAndInTime"));
    }

    private static Breach asFirstRead() {
        var first = new ConcurrentHashMap<String, Object>();
        return makes((call, text) ->
                first.computeIfAbsent(call.self(RouteFile.class).file(), file -> Objects.requireNonNull(text)));
    }

    /** Whoever comes in the place of the first that stopped. */
    private static Breach stoppedAsBefore() {
        var first = new AtomicReference<@Nullable Course>();
        return makes((call, nothing) -> {
            var course = call.self(Course.class);
            if (!first.compareAndSet(null, course) && first.get() != course) {
                course.stop("as before its route started anew");
            }
            return nothing;
        });
    }

    private static void forgetHandOvers(Call call) {
        List<?> left = call.argument(0, List.class);
        call.field("inHand", InHand.class)
                .ended(left.stream().map(one -> ((Pending) one).delivery()).toList());
    }

    /** The hub started by Spring alone, which says 143 after the same stop. */
    private static List<String> pastItsOwnMain(@Nullable Object command) {
        var other = new ArrayList<String>();
        for (var word : (List<?>) Objects.requireNonNull(command)) {
            other.add(word.equals("je.gov.hub.Hub") ? "org.springframework.boot.SpringApplication" : word.toString());
        }
        other.add("--spring.main.sources=je.gov.hub.Hub");
        return other;
    }
}
