package je.gov.hub.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static je.gov.hub.intake.EventsForTests.moved;
import static je.gov.hub.intake.EventsForTests.told;
import static je.gov.hub.intake.IntakeGround.accepted;
import static je.gov.hub.intake.IntakeGround.teller;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import je.gov.hub.event.EventId;
import je.gov.hub.event.EventSource;
import je.gov.hub.event.Fault;
import je.gov.hub.ledger.DeliveryId;
import je.gov.hub.ledger.Dispatch;
import je.gov.hub.ledger.Journey;
import je.gov.hub.ledger.Setback;
import je.gov.hub.ledger.Standing;
import je.gov.hub.subject.Registrations;
import je.gov.hub.system.SystemId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever was told an event learns that it was wrong. */
class CorrectionTest {

    private static final String ANNE = "{'ssn':'JY123456A'}";
    private static final String BERT = "{'ssn':'JY999999A','tin':'1000000009'}";
    private static final String BOTH = "{'ssn':'JY123456A','tin':'1000000009'}";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final IntakeGround ground = new IntakeGround();
    private final Map<String, Registrations> before = new ConcurrentHashMap<>();

    /** A parish is told of moves into it, and another field than the tax office. */
    @BeforeEach
    void agree() {
        for (var parish : List.of("HE", "BR", "TR")) {
            ground.agreements.grant(
                    "parish-" + parish.toLowerCase(Locale.ROOT),
                    List.of("effectiveDate"),
                    (event, known) ->
                            event.data().at("/newAddress/parish").asText().equals(parish));
        }
        ground.agreements.grant("revenue", List.of("newAddress"), (event, known) -> {
            before.put(event.id().value(), known);
            return event.data().has("tax");
        });
    }

    @AfterEach
    void close() {
        ground.close();
    }

    @Test
    void aCorrectionReachesWhoWasToldAndWhoIsToldNow() {
        ground.tell("portal", moved("1", ANNE, "2026-11-01", "HE"));
        ground.deliverAll();

        ground.tell("portal", correction("2", "1", "2026-11-05", "BR"));

        var sent = sent();
        assertThat(sent.keySet()).containsExactly("parish-br", "parish-he");
        assertThat(to("parish-he", sent).path("data")).isEqualTo(json("{'effectiveDate':'2026-11-05'}"));
        assertThat(to("parish-he", sent).path("reason").asText()).isEqualTo("correction");
        assertThat(to("parish-he", sent).path("supersedes").asText()).isEqualTo(delivery("1", "parish-he"));
        assertThat(to("parish-br", sent).path("reason").asText()).isEqualTo("correction");
        assertThat(to("parish-br", sent).has("supersedes")).isFalse();
    }

    @Test
    void newsSaysNothingOfACorrection() {
        ground.tell("portal", moved("1", ANNE, "2026-11-01", "HE"));

        assertThat(to("parish-he", sent()).has("reason")).isFalse();
        assertThat(ground.peek.count("correction")).isZero();
    }

    @Test
    void aCorrectionOfACorrectionReachesWhoeverWasToldAnyOfThem() {
        ground.tell("portal", moved("1", ANNE, "2026-11-01", "HE"));
        ground.tell("portal", correction("2", "1", "2026-11-01", "BR"));
        ground.deliverAll();

        ground.tell("portal", correction("3", "2", "2026-11-01", "TR"));
        var third = sent();
        ground.deliverAll();
        ground.tell("portal", correction("4", "1", "2026-11-01", "TR"));

        assertThat(third.keySet()).containsExactly("parish-br", "parish-he", "parish-tr");
        assertThat(to("parish-he", third).path("supersedes").asText()).isEqualTo(delivery("2", "parish-he"));
        assertThat(sent().keySet()).containsExactly("parish-br", "parish-he", "parish-tr");
    }

    @Test
    void anEventAndItsCorrectionMayBeAcceptedInOneCommit() {
        var page = new FeedPage(
                null,
                "c1",
                List.of(
                        new FeedPage.FeedItem.Legible(moved("1", ANNE, "2026-11-01", "HE")),
                        new FeedPage.FeedItem.Legible(correction("2", "1", "2026-11-01", "BR")),
                        new FeedPage.FeedItem.Legible(correction("3", "2", "2026-11-01", "TR"))));

        var answers = ground.intake.tellPage(teller("jfsc"), page);

        assertThat(answers).allMatch(Answer.Accepted.class::isInstance);
        assertThat(systems(accepted(answers.get(2)))).containsExactly("parish-br", "parish-he", "parish-tr");
    }

    @Test
    void aCancellationReachesWhoWasToldAndNobodyElse() {
        ground.tell("portal", moved("1", ANNE, "2026-11-01", "HE"));
        ground.deliverAll();
        ground.agreements.grant("csp", List.of("newAddress"), (event, known) -> true);

        ground.tell("portal", cancellation("2", "1", ANNE));

        assertThat(sent().keySet()).containsExactly("parish-he");
        assertThat(to("parish-he", sent()).path("reason").asText()).isEqualTo("cancellation");
    }

    @Test
    void whoseAgreementIsGoneIsNotToldButHeldForAPerson() {
        ground.agreements.grant("csp", List.of("newAddress"), (event, known) -> true);
        ground.tell("portal", moved("1", ANNE, "2026-11-01", "HE"));
        ground.deliverAll();
        ground.agreements.end("csp");

        var answer = accepted(ground.tell("portal", cancellation("2", "1", ANNE)));

        assertThat(states(answer)).containsEntry("csp", "HELD").containsEntry("parish-he", "PENDING");
    }

    @Test
    void whereItIsNotDecidedWhetherASystemIsToldTheCorrectionWaitsBehindTheDecision() {
        ground.agreements.grant("csp", List.of("newAddress"), (event, known) -> {
            if (event.data().has("supersedes")) {
                return false;
            }
            throw new IllegalStateException("broken");
        });
        ground.tell("portal", moved("1", ANNE, "2026-11-01", "HE"));

        var answer = accepted(ground.tell("portal", correction("2", "1", "2026-11-01", "BR")));

        assertThat(states(answer)).containsEntry("csp", "HELD");
    }

    @Test
    void aCorrectionWaitsBehindWhatItsReceiverRefused() {
        ground.tell("portal", moved("1", ANNE, "2026-11-01", "HE"));
        var refused = ground.dispatches.next(9, Set.of());
        ground.dispatches.carried(refused);
        ground.deliveries.quarantined(setback(refused.getFirst()));

        var answer = accepted(ground.tell("portal", cancellation("2", "1", ANNE)));

        var behind = ground.dispatches.next(9, Set.of()).getFirst();
        assertThat(ground.deliveries
                        .standing(behind.system(), List.of(behind.delivery()))
                        .get(behind.delivery()))
                .isInstanceOf(Standing.Blocked.class);
        assertThat(systems(answer)).containsExactly("parish-he");
    }

    @Test
    void refusesTheCorrectionOfWhatNobodyToldAndWritesNothing() {
        ground.tell("csp", moved("1", ANNE, "2026-11-01", "HE"));

        var answer = ground.tell("portal", correction("2", "1", "2026-11-05", "BR"));

        assertThat(faults(answer)).singleElement().satisfies(fault -> {
            assertThat(fault.pointer()).isEqualTo("/supersedes");
            assertThat(fault.detail()).contains("no event");
        });
        assertThat(ground.peek.count("event")).isEqualTo(1);
    }

    @Test
    void refusesACorrectionThatIsAboutSomebodyElseAndWritesNothing() {
        ground.tell("portal", moved("1", ANNE, "2026-11-01", "HE"));
        ground.tell("portal", moved("bert", BERT, "2026-11-01", "HE"));

        var known = ground.tell("portal", cancellation("2", "1", BERT));
        var unknown = ground.tell("portal", cancellation("3", "1", "{'ssn':'JY777777A'}"));

        assertThat(List.of(known, unknown))
                .allSatisfy(answer -> assertThat(faults(answer))
                        .extracting(Fault::detail)
                        .allMatch(detail -> detail.contains("somebody else")));
        assertThat(ground.peek.count("subject")).isEqualTo(2);
        assertThat(ground.peek.count("event")).isEqualTo(2);
    }

    /** Its identifiers lead to two: it waits for a person, belongs to its chain, and nobody is told anything of it. */
    @Test
    void aCorrectionThatLeadsToTwoSubjectsWaitsAndKeepsItsPlaceInTheChain() {
        ground.tell("portal", moved("1", ANNE, "2026-11-01", "HE"));
        ground.tell("portal", moved("bert", BERT, "2026-11-01", "HE"));
        ground.deliverAll();

        var waits = accepted(ground.tell("portal", cancellation("2", "1", BOTH)));
        var behind = accepted(ground.tell("portal", cancellation("3", "2", ANNE)));

        assertThat(List.of(outcome(waits), outcome(behind))).containsOnly("waiting");
        assertThat(sent()).isEmpty();
        assertThat(ground.peek.count("correction")).isEqualTo(2);
        assertThat(ground.peek.count("correction", "corrects", waits.key().value()))
                .isEqualTo(1);
        assertThat(ground.peek.count("superseded")).isZero();
    }

    @Test
    void refusesTheCorrectionOfWhatWaitsByAnEventAboutAThird() {
        ground.tell("portal", moved("1", ANNE, "2026-11-01", "HE"));
        ground.tell("portal", moved("bert", BERT, "2026-11-01", "HE"));
        ground.tell("portal", moved("2", BOTH, "2026-11-02", "HE"));

        var carl = ground.tell("portal", cancellation("3", "2", "{'ssn':'JY777777A'}"));
        var bert = ground.tell("portal", cancellation("4", "2", BERT));
        var onOnePage = ground.intake.tellPage(
                teller("portal"),
                new FeedPage(
                        null,
                        "c1",
                        List.of(
                                new FeedPage.FeedItem.Legible(moved("5", BOTH, "2026-11-03", "HE")),
                                new FeedPage.FeedItem.Legible(cancellation("6", "5", "{'ssn':'JY777777A'}")))));

        assertThat(List.of(carl, onOnePage.get(1)))
                .allSatisfy(answer ->
                        assertThat(faults(answer)).singleElement().asString().contains("somebody else"));
        assertThat(outcome(accepted(bert))).isEqualTo("waiting");
        assertThat(ground.peek.count("subject")).isEqualTo(2);
    }

    private String outcome(Answer.Accepted answer) {
        return ground.journeys.of(answer.key()).orElseThrow().outcome();
    }

    @Test
    void refusesACorrectionByAnotherTypeOfEvent() {
        ground.tell("portal", moved("1", ANNE, "2026-11-01", "HE"));

        var answer = ground.tell("portal", told(EventsForTests.REGISTERED, "2", correcting("1", ANNE, "")));

        assertThat(faults(answer)).singleElement().asString().contains("another type");
    }

    @Test
    void aCorrectionThatIsRefusedSparesItsBatch() {
        ground.tell("portal", moved("1", ANNE, "2026-11-01", "HE"));

        var answers = ground.intake.tellAll(
                teller("portal"), List.of(moved("2", ANNE, "2026-11-02", "BR"), cancellation("3", "1", BERT)));

        assertThat(answers.get(0)).isEqualTo(new Answer.Spared());
        assertThat(answers.get(1)).isInstanceOf(Answer.Invalid.class);
        assertThat(ground.peek.count("event")).isEqualTo(1);
    }

    @Test
    void aCorrectionIsNeverAnEcho() {
        var whole = List.of("effectiveDate", "person", "newAddress", "supersedes", "reason");
        ground.agreements.grant("csp", whole, (event, known) -> true);
        ground.tell("csp", moved("1", ANNE, "2026-11-01", "HE"));
        ground.deliverAll();
        ground.tell("portal", moved("1", ANNE, "2026-11-01", "HE"));
        ground.tell("portal", correction("2", "1", "2026-11-02", "BR"));
        ground.deliverAll();

        var answer = accepted(ground.tell("csp", correction("2", "1", "2026-11-02", "BR")));

        assertThat(ground.journeys.of(answer.key()).orElseThrow().outcome()).isEqualTo("accepted");
    }

    @Test
    void whoWasToldThatItIsNotSoAndSaysThatItIsHasNews() {
        var all = List.of("effectiveDate", "newAddress", "person");
        ground.agreements.grant("csp", all, (event, known) -> true);
        ground.tell("portal", moved("1", ANNE, "2026-11-01", "HE"));
        ground.deliverAll();
        ground.tell(
                "portal",
                told(
                        EventsForTests.MOVED,
                        "2",
                        correcting("1", ANNE, ",'reason':'cancellation'" + address("2026-11-01", "HE"))));
        ground.deliverAll();

        var answer = accepted(ground.tell("csp", moved("moved", ANNE, "2026-11-01", "HE")));

        assertThat(ground.journeys.of(answer.key()).orElseThrow().outcome()).isEqualTo("accepted");
    }

    @Test
    void aCorrectionHasTheWordThoughItsDateIsEarlier() {
        ground.tell("portal", moved("0", ANNE, "2026-01-01", "TR"));
        ground.tell("portal", moved("1", ANNE, "2026-11-20", "HE"));
        ground.tell("portal", correction("2", "1", "2026-11-10", "BR"));

        ground.tell("portal", moved("3", ANNE, "2026-12-01", "TR"));

        assertThat(before.get("2")).extracting(Registrations::parish).isEqualTo("HE");
        assertThat(before.get("3")).extracting(Registrations::parish).isEqualTo("BR");
    }

    @Test
    void whatWasCancelledTeachesNothingAndWhatStoodBeforeHoldsAgain() {
        ground.tell("portal", moved("0", ANNE, "2026-01-01", "TR"));
        ground.tell("portal", moved("1", ANNE, "2026-11-20", "HE"));
        ground.tell(
                "portal",
                told(
                        EventsForTests.MOVED,
                        "2",
                        correcting("1", ANNE, ",'reason':'cancellation'" + address("2026-11-20", "HE"))));

        ground.tell("portal", moved("3", ANNE, "2026-12-01", "BR"));

        assertThat(before.get("3")).extracting(Registrations::parish).isEqualTo("TR");
    }

    @Test
    void itHoldsAgainInTheSameCommitToo() {
        ground.tell("portal", moved("0", ANNE, "2026-01-01", "TR"));
        ground.tell("portal", moved("1", ANNE, "2026-11-20", "HE"));

        ground.intake.tellAll(
                teller("portal"), List.of(cancellation("2", "1", ANNE), moved("3", ANNE, "2026-12-01", "BR")));

        assertThat(before.get("3")).extracting(Registrations::parish).isEqualTo("TR");
    }

    private static Told correction(String id, String supersedes, String effective, String parish) {
        return told(EventsForTests.MOVED, id, correcting(supersedes, ANNE, address(effective, parish)));
    }

    private static Told cancellation(String id, String supersedes, String who) {
        return told(EventsForTests.MOVED, id, correcting(supersedes, who, ",'reason':'cancellation'"));
    }

    private static String correcting(String supersedes, String who, String more) {
        return "{'supersedes':'" + supersedes + "','person':{'identifiers':" + who + "}" + more + "}";
    }

    private static String address(String effective, String parish) {
        return ",'effectiveDate':'" + effective + "','newAddress':{'parish':'" + parish + "','country':'JE'}";
    }

    /** What waits to be carried, by system. */
    private Map<String, JsonNode> sent() {
        var sent = new TreeMap<String, JsonNode>();
        ground.dispatches
                .next(99, Set.of())
                .forEach(dispatch -> sent.put(dispatch.system().value(), json(new String(dispatch.body(), UTF_8))));
        return sent;
    }

    private static JsonNode to(String system, Map<String, JsonNode> sent) {
        return Objects.requireNonNull(sent.get(system), () -> "Nothing was sent to " + system);
    }

    private static String delivery(String id, String system) {
        return DeliveryId.of(
                        new SystemId("portal"),
                        new EventSource("urn:je:gov:test"),
                        new EventId(id),
                        new SystemId(system),
                        0)
                .value();
    }

    private static Setback setback(Dispatch dispatch) {
        return new Setback(
                dispatch.delivery(),
                dispatch.system(),
                "http 4xx",
                "refused",
                new byte[0],
                "",
                "sink@1",
                1,
                false,
                IntakeGround.NOW);
    }

    private List<String> systems(Answer.Accepted answer) {
        return List.copyOf(states(answer).keySet());
    }

    private Map<String, String> states(Answer.Accepted answer) {
        var states = new TreeMap<String, String>();
        for (Journey.Leg leg : ground.journeys.of(answer.key()).orElseThrow().legs()) {
            states.put(leg.system().value(), leg.state().name());
        }
        return states;
    }

    private static List<Fault> faults(Answer answer) {
        return answer instanceof Answer.Invalid invalid ? new ArrayList<>(invalid.faults()) : List.of();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(text, broken);
        }
    }
}
