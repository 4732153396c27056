package je.gov.hub.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import je.gov.hub.delivery.LaneStatus;
import je.gov.hub.delivery.Outcome;
import je.gov.hub.delivery.Parcel;
import je.gov.hub.event.Event;
import je.gov.hub.event.EventId;
import je.gov.hub.event.EventSource;
import je.gov.hub.event.EventType;
import je.gov.hub.event.Fault;
import je.gov.hub.event.Reading;
import je.gov.hub.intake.Answer;
import je.gov.hub.intake.FeedPage.FeedItem;
import je.gov.hub.ledger.DeliveryId;
import je.gov.hub.subject.Subject;
import je.gov.hub.system.SystemId;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HubComponentTest {

    private static final SystemId SYSTEM = new SystemId("parish-he");
    private static final String TYPE = "je.gov.person.address-changed.v1";
    private static final String DISCLOSURE =
            "{\"specversion\":\"1.0\",\"data\":{\"type\":\"no\"},\"type\":\"" + TYPE + "\"}";

    private final PluggedIn delivery = new PluggedIn();
    private final Teachable intake = new Teachable();
    private final ObjectMapper json = new ObjectMapper();
    private DefaultCamelContext camel = new DefaultCamelContext();

    @BeforeEach
    void start() {
        camel = new DefaultCamelContext();
        camel.addComponent("hub", new HubComponent(intake, delivery, HubComponentTest::read));
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void handsTheDisclosureToTheRouteWithPropertiesAndNoHeaders() throws Exception {
        var seen = new Object[3];
        route("hub:inbox:parish-he", exchange -> {
            seen[0] = exchange.getIn().getBody();
            seen[1] = Map.copyOf(exchange.getProperties());
            seen[2] = Map.copyOf(exchange.getIn().getHeaders());
        });

        var outcome = handOver();

        assertThat(outcome).isEqualTo(new Outcome.Delivered("done"));
        assertThat(seen[0]).isEqualTo(DISCLOSURE);
        assertThat((Map<?, ?>) seen[2]).isEmpty();
        assertThat(seen[1])
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.map(Object.class, Object.class))
                .containsEntry("HubDeliveryId", "ABCDEFGHIJKLMNOPQRST")
                .containsEntry("HubEventType", TYPE)
                .containsEntry("HubSubject", "00000000-0000-0000-0000-000000000007")
                .containsEntry("HubSystem", "parish-he")
                .containsEntry("HubAttempt", 2)
                .containsEntry("HubRepeated", true);
    }

    @Test
    void takesTheAnswerThatTheRouteSays() throws Exception {
        route("hub:inbox:parish-he", exchange -> exchange.setProperty("HubAnswer", "ABC.csv\r\nwritten"));

        assertThat(handOver()).isEqualTo(new Outcome.Delivered("ABC.csv written"));
    }

    @Test
    void makesTheAnswerFromTheStatus() throws Exception {
        route("hub:inbox:parish-he", exchange -> exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 204));

        assertThat(handOver()).isEqualTo(new Outcome.Delivered("HTTP 204"));
    }

    @Test
    void believesAConnectorThatSaysWhatCameOfIt() throws Exception {
        route("hub:inbox:parish-he", exchange -> {
            exchange.setProperty("HubOutcome", "refused");
            exchange.setProperty("HubReason", "no such register");
        });

        var outcome = handOver();

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.why().rule()).isEqualTo("connector says refused");
            assertThat(refused.why().reason()).isEqualTo("no such register");
        });
    }

    @Test
    void takesAFailureThatARouteSwallowedForAFailure() throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(Exception.class).handled(true);
                from("hub:inbox:parish-he").process(exchange -> {
                    throw new java.net.ConnectException("refused");
                });
            }
        });

        var outcome = (Outcome.Unavailable) handOver();

        assertThat(outcome.why().rule()).isEqualTo("no connection");
        assertThat(outcome.reached()).isFalse();
    }

    @Test
    void asksTheRouteWhetherThePartnerHonoursTheKey() throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("hub:inbox:parish-he")
                        .routeProperty("je.gov.hub/key", "honoured")
                        .routeProperty("je.gov.hub/made", "sink@1")
                        .to("log:x?level=OFF");
                from("hub:inbox:parish-gr").to("log:x?level=OFF");
                from("hub:inbox:parish-la?key=honoured").to("log:x?level=OFF");
            }
        });

        assertThat(Objects.requireNonNull(delivery.terms.get(SYSTEM)).keyHonoured())
                .isTrue();
        assertThat(Objects.requireNonNull(delivery.terms.get(SYSTEM)).made()).isEqualTo("sink@1");
        assertThat(Objects.requireNonNull(delivery.terms.get(new SystemId("parish-gr")))
                        .keyHonoured())
                .isFalse();
        assertThat(Objects.requireNonNull(delivery.terms.get(new SystemId("parish-la")))
                        .keyHonoured())
                .isTrue();
    }

    @Test
    void suspendsResumesAndUnplugsWithItsRoute() throws Exception {
        route("hub:inbox:parish-he", exchange -> {});
        var id = camel.getRoutes().get(0).getRouteId();

        camel.getRouteController().suspendRoute(id);
        assertThat(delivery.states).containsEntry(SYSTEM, LaneStatus.State.SUSPENDED);
        camel.getRouteController().resumeRoute(id);
        assertThat(delivery.states).containsEntry(SYSTEM, LaneStatus.State.FLOWING);
        camel.getRouteController().stopRoute(id);
        assertThat(delivery.states).doesNotContainKey(SYSTEM);
    }

    @Test
    void leavesTheRouteThatEmptiesAnInboxAloneWhenAnotherWantsIt() throws Exception {
        route("hub:inbox:parish-he", exchange -> {});
        var first = delivery.handOvers.get(SYSTEM);

        assertThatThrownBy(() -> route("hub:inbox:parish-he?key=honoured", exchange -> {}))
                .hasStackTraceContaining("emptied by another route");

        assertThat(delivery.handOvers).containsEntry(SYSTEM, Objects.requireNonNull(first));
    }

    @Test
    void isUnhealthyWhenASystemWaitsForAPerson() throws Exception {
        route("hub:inbox:parish-he", exchange -> {});
        assertThat(health()).isEqualTo(HealthCheck.State.UP);

        delivery.states.put(SYSTEM, LaneStatus.State.STOPPED);

        assertThat(health()).isEqualTo(HealthCheck.State.DOWN);
    }

    @Test
    void tellsAnEventAndSaysItsKey() {
        var answer = template()
                .request("hub:outbox:parish-he", exchange -> {
                    exchange.setProperty("HubRaw", "raw row");
                    exchange.getIn().setBody("e1");
                })
                .getMessage()
                .getBody(String.class);

        assertThat(answer)
                .isEqualTo("{\"outcome\":\"accepted\",\"key\":\"abcdefghijklmnopqrstuvwxyz\",\"known\":false}");
        assertThat(intake.tellers.get(0).system()).isEqualTo(SYSTEM);
        assertThat(intake.told.get(0).raw()).isEqualTo("raw row".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void throwsWhatTheHubRefuses() {
        intake.answer = one -> new Answer.Invalid(List.of(new Fault("/newAddress", "is required")));

        assertThatThrownBy(() -> template().requestBody("hub:outbox:parish-he", "e1"))
                .isInstanceOf(CamelExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(HubRefusalException.class, refusal -> {
                    assertThat(refusal.getKind()).isEqualTo(HubRefusalException.Kind.invalid);
                    assertThat(refusal.getFaults()).containsExactly(new Fault("/newAddress", "is required"));
                });
    }

    @Test
    void throwsWhatIsNoEvent() {
        assertThatThrownBy(() -> template().requestBody("hub:outbox:parish-he", "garbage"))
                .cause()
                .isInstanceOfSatisfying(
                        HubRefusalException.class,
                        refusal -> assertThat(refusal.getKind()).isEqualTo(HubRefusalException.Kind.malformed));
    }

    @Test
    void tellsEachItemOnItsOwn() throws Exception {
        intake.answer = one -> one.event().id().value().equals("e2")
                ? new Answer.Conflict()
                : new Answer.Accepted(Teachable.KEY, true);

        var answer = template()
                .requestBody(
                        "hub:outbox:parish-he?items=each",
                        "{\"items\":[\"e1\",{\"unreadable\":\"no date\",\"reference\":\"row 3\"},\"e2\"]}",
                        String.class);

        assertThat(json.readTree(answer)).isEqualTo(json.readTree("""
                {"outcomes":[
                  {"index":0,"outcome":"accepted","key":"abcdefghijklmnopqrstuvwxyz","known":true},
                  {"index":1,"outcome":"unreadable","faults":[{"pointer":"","detail":"no date"}]},
                  {"index":2,"outcome":"conflict"}]}
                """));
    }

    @Test
    void leavesAFileWhereItIsWhenOneItemCannotBeTakenNow() {
        intake.answer = one -> one.event().id().value().equals("e2")
                ? new Answer.Unavailable(java.time.Duration.ofSeconds(1))
                : new Answer.Accepted(Teachable.KEY, true);

        assertThatThrownBy(() ->
                        template().requestBody("hub:outbox:parish-he?items=each", "{\"items\":[\"e1\",\"e2\",\"e3\"]}"))
                .cause()
                .isInstanceOfSatisfying(
                        HubRefusalException.class,
                        refusal -> assertThat(refusal.isUnavailable()).isTrue());
        assertThat(intake.told).as("nothing overtakes it").hasSize(2);
    }

    @Test
    void tellsAPageWithItsCursor() throws Exception {
        var answer = template()
                .requestBody(
                        "hub:outbox:jfsc?items=page",
                        "{\"from\":null,\"to\":\"41\",\"items\":[\"e1\",{\"unreadable\":\"no number\",\"reference\":\"c7\"}]}",
                        String.class);

        assertThat(intake.pages.get(0).from()).isNull();
        assertThat(intake.pages.get(0).to()).isEqualTo("41");
        assertThat(json.readTree(answer).at("/outcomes/0/outcome").asText()).isEqualTo("accepted");
        assertThat(json.readTree(answer).at("/outcomes/1/outcome").asText()).isEqualTo("unreadable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'c\\u00007'", "'c\\n7'", "'  '", "{}"})
    void callsAnItemByItsPlaceWhereTheFeedHasNoNameForItThatCanBeKept(String reference) {
        var illegible = illegible("'no number'", reference);

        assertThat(illegible).isEqualTo(new FeedItem.Illegible("item 0", "no number"));
    }

    @Test
    void keepsWhatAnUnreadableItemOfAFeedSaysOfItselfWithinBounds() {
        var usual = illegible("'no number'", "'" + "7".repeat(100) + "'");
        var endless = illegible("'no\\u0000number" + "x".repeat(5_000) + "'", "'" + "7".repeat(101) + "'");

        assertThat(usual).isEqualTo(new FeedItem.Illegible("7".repeat(100), "no number"));
        assertThat(endless.reference()).isEqualTo("item 0");
        assertThat(endless.reason()).startsWith("no number").hasSize(1_000);
    }

    private FeedItem.Illegible illegible(String reason, String reference) {
        var page = "{'to':'41','items':[{'unreadable':" + reason + ",'reference':" + reference + "}]}";
        template().requestBody("hub:outbox:jfsc?items=page", page.replace('\'', '"'), String.class);
        return (FeedItem.Illegible) intake.pages.getLast().items().getFirst();
    }

    @Test
    void saysWhereAFeedWasReadTo() {
        assertThat(template().requestBody("hub:cursor:jfsc", "x")).isNull();
        intake.cursor = java.util.Optional.of("41");
        assertThat(template().requestBody("hub:cursor:jfsc", "x")).isEqualTo("41");
    }

    @Test
    void refusesAnEndpointThatIsNone() {
        for (var uri :
                List.of("hub:inbox", "hub:letterbox:parish-he", "hub:inbox:Parish_He", "hub:inbox:parish-he?lanes=4")) {
            assertThatThrownBy(() -> camel.getEndpoint(uri)).isInstanceOf(Exception.class);
        }
    }

    @Test
    void letsNoHeaderThroughWhateverItsCase() {
        var none = new HubHeaderFilterStrategy();
        var some = new HubHeaderFilterStrategy(java.util.Set.of("Reference", "camelHttpUri"));

        assertThat(none.applyFilterToExternalHeaders("reference", "1", new DefaultExchange(camel)))
                .isTrue();
        assertThat(some.applyFilterToExternalHeaders("REFERENCE", "1", new DefaultExchange(camel)))
                .isFalse();
        assertThat(some.applyFilterToExternalHeaders("cAMELhTTPuRI", "1", new DefaultExchange(camel)))
                .isTrue();
        assertThat(some.applyFilterToCamelHeaders("Authorization", "1", new DefaultExchange(camel)))
                .isTrue();
    }

    private void route(String from, Processor step) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from(from).process(step);
            }
        });
    }

    private Outcome handOver() {
        return Objects.requireNonNull(delivery.handOvers.get(SYSTEM))
                .handOver(new Parcel(
                        new DeliveryId("ABCDEFGHIJKLMNOPQRST"),
                        SYSTEM,
                        new Subject(new UUID(0, 7)),
                        DISCLOSURE.getBytes(StandardCharsets.UTF_8),
                        2,
                        true));
    }

    private HealthCheck.State health() {
        return ((InboxConsumer) camel.getRoutes().get(0).getConsumer())
                .getHealthCheck()
                .call()
                .getState();
    }

    private ProducerTemplate template() {
        return camel.createProducerTemplate();
    }

    private static Reading read(byte[] text) {
        var id = new String(text, StandardCharsets.UTF_8).replace("\"", "");
        return id.startsWith("e")
                ? new Reading.Read(new Event(
                        new EventId(id),
                        new EventSource("urn:je:gov:test"),
                        new EventType(TYPE),
                        null,
                        null,
                        null,
                        Map.of(),
                        JsonNodeFactory.instance.objectNode()))
                : new Reading.Malformed(List.of(new Fault("", "must be JSON")));
    }
}
