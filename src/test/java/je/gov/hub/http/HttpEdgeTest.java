package je.gov.hub.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import je.gov.hub.event.Fault;
import je.gov.hub.intake.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The HTTP edge as a client sees it, over a real socket. */
@SpringBootTest(classes = StandIns.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class HttpEdgeTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String STRUCTURED = "application/cloudevents+json";
    private static final String BATCH = "application/cloudevents-batch+json";
    private static final String SECRET = "La Rocque Villa";
    private static final String EVENT = """
            {"specversion":"1.0","id":"1","source":"/forms","type":"je.gov.person.address-changed.v1",
             "datacontenttype":"application/json","data":{"newAddress":{"fullAddress":"%s"}}}""".formatted(SECRET);

    private final HttpClient client = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private StandIns.ScriptedIntake intake;

    @Autowired
    private StandIns.KnownJourneys journeys;

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry properties) {
        properties.add("hub.security.issuer", StandIns.ISSUER::address);
        properties.add("hub.security.audience", () -> "jersey-hub");
        properties.add("management.server.port", () -> "0");
    }

    @BeforeEach
    void forget() {
        intake.reset();
        journeys.fails(null);
        StandIns.ISSUER.away(false);
    }

    @Test
    void acceptsAnEventAndSaysWhereToFollowIt() throws Exception {
        var answer = tell(STRUCTURED, EVENT);

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.headers().firstValue("Location")).hasValue("/events/" + StandIns.KEY);
        assertThat(answer.body()).isEmpty();
        assertThat(intake.tellers).extracting(teller -> teller.system().value()).containsExactly("portal");
        assertThat(intake.told.getFirst().event().type()).isEqualTo(StandIns.MOVED);
    }

    @Test
    void answersAKnownEventAsItDidAtFirst() throws Exception {
        intake.answers(new Answer.Accepted(StandIns.KEY, false));
        intake.answers(new Answer.Accepted(StandIns.KEY, true));

        var first = tell(STRUCTURED, EVENT);
        var second = tell(STRUCTURED, EVENT);

        assertThat(second.statusCode()).isEqualTo(first.statusCode());
        assertThat(second.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
    }

    @Test
    void readsTheAttributesOfABinaryEventInAnyLetterCase() throws Exception {
        var request = request("/events")
                .header("Content-Type", "application/json")
                .header("CE-SpecVersion", "1.0")
                .header("ce-ID", "7")
                .header("Ce-source", "/forms")
                .header("ce-type", StandIns.MOVED.value())
                .POST(HttpRequest.BodyPublishers.ofString("{\"newAddress\":{}}"));

        var answer = send(request);

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(intake.told.getFirst().event().id().value()).isEqualTo("7");
    }

    @Test
    void letsNoOtherHeaderThanTheAttributesThrough() throws Exception {
        var request = request("/events")
                .header("Content-Type", "application/json")
                .header("ce-specversion", "1.0")
                .header("ce-id", "7")
                .header("ce-source", "/forms")
                .header("ce-type", StandIns.MOVED.value())
                .header("CamelFileName", "../../etc/passwd")
                .header("cAmElHttpUri", "http://elsewhere")
                .header("X-Anything", "1")
                .POST(HttpRequest.BodyPublishers.ofString("{\"newAddress\":{}}"));

        var answer = send(request);

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(intake.told.getFirst().event().extensions()).isEmpty();
    }

    @Test
    void refusesAnAttributeThatIsThereTwice() throws Exception {
        var request = request("/events")
                .header("Content-Type", "application/json")
                .header("ce-specversion", "1.0")
                .header("ce-id", "7")
                .header("CE-ID", "8")
                .header("ce-source", "/forms")
                .header("ce-type", StandIns.MOVED.value())
                .POST(HttpRequest.BodyPublishers.ofString("{}"));

        var answer = send(request);

        assertProblem(answer, 400, "malformed");
        assertThat(json(answer).at("/errors/0/pointer").asText()).isEqualTo("header:ce-id");
    }

    @Test
    void answersABatchWithTheKeysOfItsItems() throws Exception {
        var answer = tell(BATCH, "[" + EVENT + "," + EVENT.replace("\"1\"", "\"2\"") + "]");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(json(answer)).hasSize(2).allMatch(key -> key.asText().equals(StandIns.KEY.value()));
        assertThat(intake.told).hasSize(2);
    }

    @Test
    void acceptsAnEmptyBatch() throws Exception {
        var answer = tell(BATCH, "[]");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("[]");
    }

    @Test
    void refusesABatchWholeAndNamesTheItemsThatAreWrong() throws Exception {
        intake.answers(new Answer.Spared(), new Answer.Invalid(List.of(new Fault("/newAddress/parish", "is missing"))));

        var answer = tell(BATCH, "[" + EVENT + "," + EVENT.replace("\"1\"", "\"2\"") + "]");

        assertProblem(answer, 422, "invalid");
        assertThat(json(answer).at("/errors")).hasSize(1);
        assertThat(json(answer).at("/errors/0/pointer").asText()).isEqualTo("/1/data/newAddress/parish");
    }

    @Test
    void refusesABatchForOneConflict() throws Exception {
        intake.answers(new Answer.Spared(), new Answer.Conflict());

        var answer = tell(BATCH, "[" + EVENT + "," + EVENT.replace("\"1\"", "\"2\"") + "]");

        assertProblem(answer, 409, "conflict");
        assertThat(json(answer).at("/errors/0/pointer").asText()).isEqualTo("/1");
    }

    @Test
    void tellsNothingOfABatchThatHasOneIllegibleItem() throws Exception {
        var answer = tell(BATCH, "[" + EVENT + ",{\"specversion\":\"1.0\"}]");

        assertProblem(answer, 400, "malformed");
        assertThat(json(answer).at("/errors"))
                .allMatch(error -> error.get("pointer").asText().startsWith("/1"));
        assertThat(intake.told).isEmpty();
    }

    @Test
    void namesTheFieldsThatAreNotValidByTheirPlaceInTheRequest() throws Exception {
        intake.answers(new Answer.Invalid(List.of(new Fault("/newAddress/country", "is missing"))));

        var answer = tell(STRUCTURED, EVENT);

        assertProblem(answer, 422, "invalid");
        assertThat(json(answer).at("/errors/0/pointer").asText()).isEqualTo("/data/newAddress/country");
    }

    @Test
    void hasAProblemOfItsOwnForEveryRefusal() throws Exception {
        intake.answers(new Answer.Conflict());
        intake.answers(new Answer.Forbidden());
        intake.answers(new Answer.UnknownType());

        assertProblem(tell(STRUCTURED, EVENT), 409, "conflict");
        assertProblem(tell(STRUCTURED, EVENT), 403, "not-agreed");
        assertProblem(tell(STRUCTURED, EVENT), 422, "unknown-type");
    }

    @Test
    void asksToComeBackWhenTheDatabaseIsAway() throws Exception {
        intake.answers(new Answer.Unavailable(Duration.ofMillis(1500)));

        var answer = tell(STRUCTURED, EVENT);

        assertProblem(answer, 503, "unavailable");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
    }

    @Test
    void asksATellerThatTellsTooFastToComeBack() throws Exception {
        intake.answers(new Answer.TooMany(Duration.ofMillis(2500)));
        intake.answers(new Answer.TooMany(Duration.ofMillis(500)), new Answer.TooMany(Duration.ofMillis(500)));

        var one = tell(STRUCTURED, EVENT);
        var many = tell(BATCH, "[" + EVENT + "," + EVENT.replace("\"1\"", "\"2\"") + "]");

        assertProblem(one, 429, "too-many");
        assertThat(one.headers().firstValue("Retry-After")).hasValue("3");
        assertProblem(many, 429, "too-many");
        assertThat(many.headers().firstValue("Retry-After")).hasValue("1");
    }

    @Test
    void asksToComeBackWhenAJourneyCannotBeLookedUp() throws Exception {
        journeys.fails(new DataAccessResourceFailureException("connection refused"));

        var answer = track(StandIns.KEY.value(), "operator", "hub.operate");

        assertProblem(answer, 503, "unavailable");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void hidesItsOwnMistakes() throws Exception {
        intake.fails(new IllegalStateException("while writing " + SECRET));

        var answer = tell(STRUCTURED, EVENT);

        assertProblem(answer, 500, "internal");
        assertThat(answer.body()).doesNotContain("at je.gov", "IllegalState", SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[]", "null", "{\"specversion\":\"1.0\"}", "{\"id\":\"La Rocque Villa\",\"id\":\"2\"}"})
    void refusesWhatIsNoCloudEventWithoutRepeatingIt(String text) throws Exception {
        var answer = tell(STRUCTURED, text);

        assertProblem(answer, 400, "malformed");
        assertThat(answer.body()).doesNotContain(SECRET);
        assertThat(intake.told).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "application/cloudevents+xml",
                "application/cloudevents+json; charset=utf-16",
                "nonsense",
                "application/x-www-form-urlencoded"
            })
    void takesNoOtherMediaType(String type) throws Exception {
        assertProblem(tell(type, EVENT), 415, "unsupported-media-type");
    }

    @Test
    void takesNothingCompressed() throws Exception {
        var request = request("/events")
                .header("Content-Type", STRUCTURED)
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofString(EVENT));

        assertProblem(send(request), 415, "unsupported-media-type");
    }

    @Test
    void refusesWhatIsTooBigByItsLength() throws Exception {
        assertProblem(tell(STRUCTURED, " ".repeat(65 * 1024)), 413, "too-big");
    }

    @Test
    void stopsReadingWhatIsTooBigAndDoesNotSayHowLongItIs() throws Exception {
        var endless = new Endless(8L * 1024 * 1024);
        var request = request("/events")
                .header("Content-Type", STRUCTURED)
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> endless));

        int status;
        try {
            status = send(request).statusCode();
        } catch (IOException closedWhileSending) {
            status = 413;
        }

        assertThat(status).isEqualTo(413);
        assertThat(endless.left.get())
                .as("what the server did not want to read")
                .isPositive();
        assertThat(intake.told).isEmpty();
    }

    @Test
    void refusesAnItemOfABatchThatIsTooBigByItself() throws Exception {
        var big = EVENT.replace(SECRET, "x".repeat(70 * 1024));

        assertProblem(tell(BATCH, "[" + big + "]"), 413, "too-big");
    }

    @Test
    void refusesABatchOfTooManyEventsAndSaysHowManyItTakes() throws Exception {
        var answer = tell(BATCH, "[" + "{},".repeat(349_000) + "{}]");

        assertProblem(answer, 413, "too-many-events");
        assertThat(json(answer).at("/detail").asText()).contains("at most 1,000");
        assertThat(json(answer).has("errors")).isFalse();
    }

    @Test
    void listsAHundredErrorsAtMostAndSaysHowManyMoreThereAre() throws Exception {
        var few = tell(BATCH, "[{}]");
        var many = tell(BATCH, "[" + "{},".repeat(999) + "{}]");

        assertProblem(few, 400, "malformed");
        assertThat(json(few).at("/errors")).hasSize(4);
        assertThat(json(few).has("moreErrors")).isFalse();
        assertProblem(many, 400, "malformed");
        assertThat(json(many).at("/errors")).hasSize(100);
        assertThat(json(many).at("/moreErrors").asInt()).isEqualTo(3_900);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /nothing/here, 404, not-found",
        "GET, /events, 405, method-not-allowed",
        "DELETE, /events/abc, 405, method-not-allowed",
        "GET, /error, 404, not-found",
        "GET, /events/%2e%2e%2fsecret, 400, bad-request",
        "GET, /events//x, 400, bad-request",
        "GET, /actuator/health, 404, not-found",
    })
    void answersEveryOtherRequestWithAProblem(String method, String path, int status, String kind) throws Exception {
        var request = request(path).method(method, HttpRequest.BodyPublishers.noBody());

        assertProblem(send(request), status, kind);
    }

    @Test
    void logsNothingOfAnAddressThatACallerMadeUp() throws Exception {
        var lines = new ListAppender<ILoggingEvent>();
        var root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        lines.start();
        root.addAppender(lines);

        for (var path : List.of("/people/JY987654D", "/events/JY987654D", "/events//JY987654D", "/x?ssn=JY987654D")) {
            send(request(path).GET());
            send(request(path).POST(HttpRequest.BodyPublishers.ofString("JY987654D")));
        }
        raw("GET /<JY987654D> HTTP/1.1\r\nHost: hub\r\nConnection: close\r\n\r\n");
        root.detachAppender(lines);

        assertThat(lines.list)
                .extracting(line -> line.getFormattedMessage() + line.getKeyValuePairs())
                .noneMatch(line -> line.contains("JY987654D"));
    }

    @Test
    void saysWhichMethodsAreAllowed() throws Exception {
        var answer = send(request("/events").method("PUT", HttpRequest.BodyPublishers.noBody()));

        assertThat(answer.headers().firstValue("Allow"))
                .hasValueSatisfying(allow -> assertThat(allow).contains("POST"));
    }

    @Test
    void refusesToAnswerInAnotherFormThanJson() throws Exception {
        var request = authorized("/events/" + StandIns.KEY, "operator", "hub.operate")
                .header("Accept", "text/html")
                .GET();

        assertProblem(send(request), 406, "not-acceptable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /events/<script> HTTP/1.1\r\nHost: hub\r\n\r\n",
                "POST /events HTTP/1.1\r\nHost: hub\r\nHost: other\r\n\r\n",
                "POST /events HTTP/1.1\r\nHost: hub\r\nContent-Length: x\r\n\r\n",
                "nonsense\r\n\r\n",
            })
    void saysNothingOfItselfToWhatIsNotHttp(String text) throws Exception {
        String answer = raw(text);

        assertThat(answer).startsWith("HTTP/1.1 400").doesNotContain("Tomcat", "<html", "org.apache", "script");
    }

    @ParameterizedTest
    @CsvSource({"Expect: nothing, 417", "Transfer-Encoding: nonsense, 501", "Content-Length: x, 400"})
    void saysTheSameStatusInTheBodyAsInTheStatusLine(String header, int status) throws Exception {
        String answer = raw("POST /events HTTP/1.1\r\nHost: hub\r\nConnection: close\r\n" + header + "\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 " + status)
                .contains("application/problem+json", "\"status\":" + status);
    }

    @Test
    void showsAnOperatorEverySystemByName() throws Exception {
        var answer = track(StandIns.KEY.value(), "operator", "hub.operate");

        var journey = json(answer);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(journey.at("/key").asText()).isEqualTo(StandIns.KEY.value());
        assertThat(journey.at("/accepted").asText()).isEqualTo("2026-03-01T09:00:00Z");
        assertThat(journey.at("/deliveries").findValuesAsText("system"))
                .containsExactly("revenue", "gp-harbour", "parish-he");
        assertThat(journey.at("/deliveries/1/answer").asText()).isEqualTo("AA");
        assertThat(journey.at("/deliveries/2/state").asText()).isEqualTo("held");
    }

    @Test
    void showsATellerItsOwnEventWithNothingThatNamesASystem() throws Exception {
        var answer = track(StandIns.KEY.value(), "portal", "hub.tell");

        var deliveries = json(answer).at("/deliveries");
        assertThat(deliveries.findValuesAsText("state")).containsExactly("pending", "delivered", "held");
        assertThat(deliveries).allSatisfy(delivery -> {
            assertThat(delivery.has("system")).isFalse();
            assertThat(delivery.has("delivery")).isFalse();
            assertThat(delivery.has("answer")).isFalse();
        });
    }

    @Test
    void showsATellerTheNamesWhenItsAgreementSaysSo() throws Exception {
        var answer = track(StandIns.KEY_OF_CSP.value(), "csp", "hub.tell");

        assertThat(json(answer).findValuesAsText("system")).contains("parish-he");
    }

    @Test
    void answersForAnothersEventAsForNone() throws Exception {
        var others = track(StandIns.KEY.value(), "csp", "hub.tell");
        var none = track("a".repeat(26), "csp", "hub.tell");
        var nonsense = track("not-a-key", "csp", "hub.tell");

        assertProblem(others, 404, "not-found");
        assertThat(others.body()).isEqualTo(none.body()).isEqualTo(nonsense.body());
    }

    @Test
    void sendsHeadersThatKeepAnswersOutOfCachesAndFrames() throws Exception {
        var answer = track(StandIns.KEY.value(), "operator", "hub.operate");

        var headers = answer.headers();
        assertThat(headers.firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Content-Security-Policy")).isPresent();
        assertThat(headers.firstValue("Set-Cookie")).isEmpty();
    }

    private HttpResponse<String> tell(String type, String text) throws Exception {
        return send(request("/events").header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(text)));
    }

    private HttpResponse<String> track(String key, String client, String scope) throws Exception {
        return send(authorized("/events/" + key, client, scope).GET());
    }

    private HttpRequest.Builder request(String path) {
        return authorized(path, "portal", "hub.tell");
    }

    private HttpRequest.Builder authorized(String path, String client, String scope) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + StandIns.ISSUER.token(client, scope));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private String raw(String text) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String kind) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(json(answer).at("/type").asText()).isEqualTo("https://hub.gov.je/problems/" + kind);
        assertThat(json(answer).at("/status").asInt()).isEqualTo(status);
        assertThat(answer.body()).doesNotContain(SECRET);
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }

    /** Blanks, as many as asked for, counting how many nobody took. */
    private static final class Endless extends InputStream {

        private final AtomicLong left;

        Endless(long length) {
            left = new AtomicLong(length);
        }

        @Override
        public int read() {
            return left.getAndDecrement() > 0 ? ' ' : -1;
        }

        @Override
        public int read(byte[] into, int from, int most) {
            int take = (int) Math.min(most, left.get());
            if (take <= 0) {
                return -1;
            }
            left.addAndGet(-take);
            Arrays.fill(into, from, from + take, (byte) ' ');
            return take;
        }
    }
}
