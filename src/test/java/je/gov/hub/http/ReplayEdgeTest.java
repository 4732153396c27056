package je.gov.hub.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import je.gov.hub.ledger.ReplayScope;
import je.gov.hub.system.SystemId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The operator's door for replays: who may ask, what a request must say, and what is answered. */
@SpringBootTest(classes = StandIns.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ReplayEdgeTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OPERATE = "hub.operate";
    private static final String SUBJECT = "00000000-0000-0000-0000-000000000007";

    private static final String CONFIRMS = "{\"confirm\":\"" + ScriptedReplay.RUN + "\"}";

    private final HttpClient client = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private ScriptedReplay replay;

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry properties) {
        properties.add("hub.security.issuer", StandIns.ISSUER::address);
        properties.add("hub.security.audience", () -> "jersey-hub");
        properties.add("management.server.port", () -> "0");
    }

    @BeforeEach
    void forget() {
        StandIns.ISSUER.away(false);
        replay.begun.clear();
        replay.large = false;
        replay.previews.clear();
    }

    @Test
    void beginsAsTheTokensSubjectAndSaysHowFarItIs() throws Exception {
        var answer = post(OPERATE, """
                {"system":"revenue","from":"2026-03-01T09:00:00Z","types":["%s"],"subjects":["%s"],"why":"restored"}""".formatted(StandIns.MOVED, SUBJECT));
        var shown = get(answer.headers().firstValue("Location").orElseThrow(), OPERATE);

        var types = new TreeSet<>(List.of(StandIns.MOVED));
        var scope = ReplayScope.of(
                new SystemId("revenue"),
                Instant.parse("2026-03-01T09:00:00Z"),
                null,
                types,
                List.of(UUID.fromString(SUBJECT)));
        assertThat(replay.begun).singleElement().satisfies(run -> {
            assertThat(run.scope()).isEqualTo(scope);
            assertThat(run.who()).isEqualTo("ann");
            assertThat(run.why()).isEqualTo("restored");
        });
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(json(shown)).isEqualTo(json(answer)).hasToString("""
                {"replay":"%s","state":"running","system":"revenue","by":"ann","why":"restored",\
                "begun":"2026-03-01T09:00:00Z","subjects":2,"done":1,"replayed":1,"held":2,"withdrawn":3,"culled":4,\
                "discarded":5,"waiting":6}""".formatted(ScriptedReplay.RUN));
    }

    @Test
    void asksForASecondPersonAndTakesTheConfirmation() throws Exception {
        replay.large = true;

        var proposed = post(OPERATE, "{\"system\":\"revenue\",\"why\":\"restored\"}");
        var own = post(OPERATE, CONFIRMS);
        replay.large = true;
        var confirmed = post(OPERATE, "ben", CONFIRMS);

        assertThat(proposed.statusCode()).isEqualTo(202);
        assertThat(json(proposed).path("state").asText()).isEqualTo("proposed");
        assertProblem(own, 409, "not-confirmed");
        assertThat(confirmed.statusCode()).isEqualTo(202);
        assertThat(json(confirmed).path("state").asText()).isEqualTo("running");
        assertThat(json(confirmed).path("by").asText()).isEqualTo("ann and ben");
    }

    @Test
    void endsOneBeforeItsTime() throws Exception {
        post(OPERATE, "{\"system\":\"revenue\",\"why\":\"restored\"}");
        var body = "{\"cancel\":\"%s\",\"why\":\"too late\"}";

        var cancelled = post(OPERATE, "ben", body.formatted(ScriptedReplay.RUN));
        var again = post(OPERATE, body.formatted(ScriptedReplay.RUN));
        var unknown = post(OPERATE, body.formatted(UUID.randomUUID()));

        assertThat(cancelled.statusCode()).isEqualTo(200);
        assertThat(json(cancelled).path("state").asText()).isEqualTo("cancelled");
        assertThat(json(cancelled).path("cancelledBy").asText()).isEqualTo("ben");
        assertThat(json(cancelled).path("cancelledWhy").asText()).isEqualTo("too late");
        assertProblem(again, 409, "over-already");
        assertProblem(unknown, 404, "not-found");
    }

    @Test
    void saysWhatItWouldBeAboutAndBeginsNothing() throws Exception {
        var answer = post(OPERATE, "{\"system\":\"revenue\",\"dryRun\":true}");

        assertThat(json(answer)).hasToString("""
                {"subjects":2,"types":{"je.gov.person.address-changed.v1":3},"culled":1,"looked":2,\
                "wouldBe":{"replayed":1,"held":0,"withdrawn":1,"culled":1,"discarded":0,"waiting":0}}""");
        assertThat(replay.begun).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{",
                "{\"why\":\"restored\"}",
                "{\"system\":\"revenue\"}",
                "{\"system\":\"revenue\",\"why\":\" \"}",
                "{\"system\":\"Not One\",\"why\":\"restored\"}",
                "{\"system\":\"nobody\",\"why\":\"restored\"}",
                "{\"system\":\"nobody\",\"dryRun\":true}",
                "{\"system\":\"revenue\",\"why\":\"restored\",\"force\":true}",
                "{\"confirm\":\"7\"}",
                "{\"cancel\":\"7b7b7b7b-0000-4000-8000-000000000000\"}",
                "{\"cancel\":\"7b7b7b7b-0000-4000-8000-000000000000\",\"dryRun\":true}",
                "{\"system\":\"revenue\",\"why\":\"restored\",\"subjects\":[\"7\"]}",
                "{\"system\":\"revenue\",\"why\":\"r\",\"from\":\"2026-03-01T09:00:00Z\",\"to\":\"2026-03-01T09:00:00Z\"}"
            })
    void refusesARequestThatDoesNotSayWhatIsToBeDone(String body) throws Exception {
        assertProblem(post(OPERATE, body), 422, "unclear");
        assertThat(replay.begun).isEmpty();
    }

    @Test
    void showsNothingOfWhatIsNotKnown() throws Exception {
        var none = get("/replay/" + UUID.randomUUID(), OPERATE);
        var nonsense = get("/replay/nonsense", OPERATE);

        assertProblem(none, 404, "not-found");
        assertThat(nonsense.body()).isEqualTo(none.body());
    }

    @Test
    void isForOperatorsOnly() throws Exception {
        assertProblem(post("hub.tell", "{\"system\":\"revenue\",\"why\":\"restored\"}"), 403, "forbidden");
        assertProblem(get("/replay/" + ScriptedReplay.RUN, "hub.tell"), 403, "forbidden");
        assertThat(replay.begun).isEmpty();
    }

    private HttpResponse<String> get(String path, String scope) throws Exception {
        return send(request(path, scope, "ann").GET());
    }

    private HttpResponse<String> post(String scope, String body) throws Exception {
        return post(scope, "ann", body);
    }

    private HttpResponse<String> post(String scope, String who, String body) throws Exception {
        return send(request("/replay", scope, who)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path, String scope, String who) {
        var token = StandIns.ISSUER.token("console", scope, claims -> claims.subject(who));
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String kind) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer).at("/type").asText()).isEqualTo("https://hub.gov.je/problems/" + kind);
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }
}
