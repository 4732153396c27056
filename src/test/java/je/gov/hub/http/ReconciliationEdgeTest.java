package je.gov.hub.http;

import static je.gov.hub.http.Caller.OPERATE;
import static je.gov.hub.http.Caller.assertProblem;
import static je.gov.hub.http.Caller.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The operator's door for what a broker has lost. */
@SpringBootTest(classes = StandIns.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ReconciliationEdgeTest {

    @LocalServerPort
    private int port;

    @Autowired
    private ScriptedReconciliation reconciliation;

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry properties) {
        properties.add("hub.security.issuer", StandIns.ISSUER::address);
        properties.add("hub.security.audience", () -> "jersey-hub");
        properties.add("management.server.port", () -> "0");
    }

    @BeforeEach
    void forget() {
        StandIns.ISSUER.away(false);
        reconciliation.asked.clear();
        reconciliation.serving = true;
    }

    @Test
    void putsBackAsTheTokensSubject() throws Exception {
        var answer = post(OPERATE, "{\"why\":\"the disk was full\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(reconciliation.asked).containsExactly("ann: the disk was full");
        assertThat(json(answer).path("inboxes").get(1).toString())
                .isEqualTo("{\"system\":\"revenue\",\"carried\":7,\"missing\":2,\"putBack\":2,\"replay\":\""
                        + ScriptedReplay.RUN + "\"}");
    }

    @Test
    void onlyLooksWhereItIsAskedTo() throws Exception {
        var answer = post(OPERATE, "{\"dryRun\":true}");

        assertThat(reconciliation.asked).containsExactly("looked");
        assertThat(json(answer).path("inboxes").get(0).toString())
                .isEqualTo("{\"system\":\"csp\",\"carried\":5,\"missing\":0,\"putBack\":0}");
    }

    @Test
    void saysWhereThisNodeIsNotTheOneToAsk() throws Exception {
        reconciliation.serving = false;

        assertProblem(post(OPERATE, "{\"dryRun\":true}"), 409, "not-serving");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"why\":\" \"}", "null", "{\"system\":\"csp\",\"why\":\"x\"}", "{"})
    void wantsAReason(String request) throws Exception {
        assertProblem(post(OPERATE, request), 422, "unclear");
        assertThat(reconciliation.asked).isEmpty();
    }

    @Test
    void isForOperatorsOnly() throws Exception {
        assertProblem(post("hub.tell", "{\"why\":\"x\"}"), 403, "forbidden");
    }

    private HttpResponse<String> post(String scope, String body) throws Exception {
        return new Caller(port).post("/reconciliation", scope, "ann", body);
    }
}
