package je.gov.hub.http;

import static je.gov.hub.http.Caller.OPERATE;
import static je.gov.hub.http.Caller.assertProblem;
import static je.gov.hub.http.Caller.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import je.gov.hub.ledger.Sought;
import je.gov.hub.quarantine.Conclusion;
import je.gov.hub.quarantine.Decision;
import je.gov.hub.quarantine.Request;
import je.gov.hub.quarantine.Result;
import je.gov.hub.quarantine.Which;
import je.gov.hub.system.SystemId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The operator's door: who may look and decide, what a request must say, and what is answered. */
@SpringBootTest(classes = StandIns.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class QuarantineEdgeTest {

    @LocalServerPort
    private int port;

    @Autowired
    private ScriptedQuarantine quarantine;

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry properties) {
        properties.add("hub.security.issuer", StandIns.ISSUER::address);
        properties.add("hub.security.audience", () -> "jersey-hub");
        properties.add("management.server.port", () -> "0");
    }

    @BeforeEach
    void forget() {
        StandIns.ISSUER.away(false);
        quarantine.requests.clear();
        quarantine.searches.clear();
        quarantine.answer = new Conclusion.Decided(List.of());
    }

    @Test
    void showsWhatWaitsPageByPage() throws Exception {
        var first = json(get("/quarantine?limit=2", OPERATE));
        var second = json(get("/quarantine?limit=2&after=" + first.path("next").asText(), OPERATE));

        assertThat(first.path("waiting").findValuesAsText("delivery"))
                .containsExactly(
                        ScriptedQuarantine.id(0).value(),
                        ScriptedQuarantine.id(1).value());
        assertThat(first.at("/waiting/0/state").asText()).isEqualTo("quarantined");
        assertThat(first.at("/waiting/0/behind").asInt()).isEqualTo(2);
        assertThat(second.path("waiting").findValuesAsText("delivery"))
                .containsExactly(ScriptedQuarantine.id(2).value());
        assertThat(second.at("/waiting/0/state").asText()).isEqualTo("held");
        assertThat(second.has("next")).isFalse();
    }

    @Test
    void searchesBySystemRuleAndTime() throws Exception {
        get("/quarantine?system=revenue&rule=http%204xx&since=2026-03-01T09:00:00Z", OPERATE);

        assertThat(quarantine.searches)
                .containsExactly(
                        new Sought(new SystemId("revenue"), "http 4xx", Instant.parse("2026-03-01T09:00:00Z"), null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"since=yesterday", "system=Not%20One", "limit=many", "after=here", "unknown=1"})
    void refusesASearchThatItDoesNotUnderstand(String query) throws Exception {
        assertProblem(get("/quarantine?" + query, OPERATE), 400, "bad-request");
    }

    @Test
    void showsOneAndNothingOfWhatDoesNotWait() throws Exception {
        var one = get("/quarantine/" + ScriptedQuarantine.id(0), OPERATE);
        var none = get("/quarantine/" + ScriptedQuarantine.id(9), OPERATE);
        var nonsense = get("/quarantine/nonsense", OPERATE);

        assertThat(json(one).path("rule").asText()).isEqualTo("soap client fault");
        assertProblem(none, 404, "not-found");
        assertThat(nonsense.body()).isEqualTo(none.body());
    }

    @ParameterizedTest
    @CsvSource({"release, RELEASE", "amend, AMEND", "discard, DISCARD"})
    void decidesAsTheTokensSubject(String path, Decision decision) throws Exception {
        var id = ScriptedQuarantine.id(0);
        quarantine.answer = new Conclusion.Decided(
                List.of(new Result.Amended(id, ScriptedQuarantine.id(1)), new Result.Refused(id, "no")));

        var answer = decide(path, "{\"deliveries\":[\"" + id + "\"],\"why\":\"mended\"}");

        assertThat(quarantine.requests)
                .containsExactly(new Request(decision, new Which.These(List.of(id)), "mended", "ann"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer)).hasToString("""
                {"done":1,"refused":1,"results":[{"delivery":"%s","result":"amended","successor":"%s"},\
                {"delivery":"%s","result":"refused","reason":"no"}]}""".formatted(id, ScriptedQuarantine.id(1), id));
    }

    @Test
    void saysWhatWouldBeDoneAndDoesNothing() throws Exception {
        var answer = decide("discard", "{\"filter\":{\"system\":\"revenue\"},\"dryRun\":true}");

        assertThat(json(answer)).hasToString("""
                {"deliveries":3,"systems":{"revenue":3},"oldest":"2026-03-01T09:00:00Z","behind":7}""");
        assertThat(quarantine.requests).isEmpty();
    }

    @Test
    void asksForASecondPersonAndTakesTheConfirmation() throws Exception {
        quarantine.answer = new Conclusion.Proposed(ScriptedQuarantine.PROPOSAL, ScriptedQuarantine.preview());

        var proposed = decide("release", "{\"filter\":{},\"why\":\"mended\"}");
        var own = decide("release", "{\"confirm\":\"" + ScriptedQuarantine.PROPOSAL + "\"}");
        var confirmed = post(
                "/quarantine/release", OPERATE, "operator", "{\"confirm\":\"" + ScriptedQuarantine.PROPOSAL + "\"}");

        assertThat(proposed.statusCode()).isEqualTo(202);
        assertThat(json(proposed).path("proposal").asText()).isEqualTo(ScriptedQuarantine.PROPOSAL.toString());
        assertProblem(own, 409, "not-confirmed");
        assertThat(json(confirmed).path("done").asInt()).isEqualTo(1);
    }

    @Test
    void saysThatTheyAreTooMany() throws Exception {
        quarantine.answer = new Conclusion.TooMany(10);

        assertProblem(decide("release", "{\"filter\":{},\"why\":\"mended\"}"), 422, "too-many-at-once");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{\"why\":\"mended\"}",
                "{\"deliveries\":[\"nonsense\"],\"why\":\"mended\"}",
                "{\"deliveries\":[],\"filter\":{},\"why\":\"mended\"}",
                "{\"filter\":{}}",
                "{\"filter\":{},\"why\":\"  \"}",
                "{\"filter\":{\"subject\":\"x\"},\"why\":\"mended\"}",
                "{\"filter\":{},\"why\":\"mended\",\"force\":true}",
                "{\"confirm\":\"7\"}"
            })
    void refusesARequestThatDoesNotSayWhatIsToBeDone(String body) throws Exception {
        assertProblem(decide("release", body), 422, "unclear");
        assertThat(quarantine.requests).isEmpty();
    }

    @Test
    void isForOperatorsOnly() throws Exception {
        var body = "{\"filter\":{},\"why\":\"mended\"}";

        for (var path : List.of("/quarantine", "/quarantine/" + ScriptedQuarantine.id(0))) {
            assertProblem(get(path, "hub.tell"), 403, "forbidden");
        }
        for (var decision : List.of("release", "amend", "discard")) {
            assertProblem(post("/quarantine/" + decision, "hub.tell", "portal", body), 403, "forbidden");
        }
        assertThat(quarantine.requests).isEmpty();
        assertThat(quarantine.searches).isEmpty();
    }

    private HttpResponse<String> decide(String decision, String body) throws Exception {
        return post("/quarantine/" + decision, OPERATE, "ann", body);
    }

    private HttpResponse<String> get(String path, String scope) throws Exception {
        return new Caller(port).get(path, scope);
    }

    private HttpResponse<String> post(String path, String scope, String who, String body) throws Exception {
        return new Caller(port).post(path, scope, who, body);
    }
}
