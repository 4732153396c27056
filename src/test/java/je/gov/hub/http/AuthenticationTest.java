package je.gov.hub.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import je.gov.hub.security.TokenIssuer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Whose tokens the hub believes. Starts while the issuer is away, which must not hinder it. */
@SpringBootTest(classes = StandIns.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext
class AuthenticationTest {

    private static final TokenIssuer ISSUER = new TokenIssuer();
    private static final String EVENT = """
            {"specversion":"1.0","id":"1","source":"/forms","type":"je.gov.person.address-changed.v1","data":{}}""";

    private final HttpClient client = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private StandIns.ScriptedIntake intake;

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry properties) {
        ISSUER.away(true);
        properties.add("hub.security.issuer", ISSUER::address);
        properties.add("hub.security.audience", () -> TokenIssuer.AUDIENCE);
        properties.add("management.server.port", () -> "0");
    }

    @BeforeEach
    void comesBack() {
        ISSUER.away(false);
        intake.reset();
    }

    @AfterAll
    static void close() {
        ISSUER.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "PS256", "ES256"})
    void believesTheIssuersAlgorithms(String algorithm) throws Exception {
        var answer = tell("Bearer " + ISSUER.signedWith(JWSAlgorithm.parse(algorithm), "portal", "hub.tell"));

        assertThat(answer.statusCode()).isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HS256", "RS384", "RS512", "PS512"})
    void believesNoOtherAlgorithm(String algorithm) throws Exception {
        assertUnauthenticated(tell("Bearer " + ISSUER.signedWith(JWSAlgorithm.parse(algorithm), "portal", "hub.tell")));
    }

    @Test
    void believesNoUnsignedToken() throws Exception {
        assertUnauthenticated(tell("Bearer " + ISSUER.unsigned("portal", "hub.tell")));
    }

    @Test
    void believesNoTokenOfAnotherIssuer() throws Exception {
        try (var other = new TokenIssuer()) {
            assertUnauthenticated(tell("Bearer " + other.token("portal", "hub.tell")));
            assertUnauthenticated(
                    tell("Bearer " + other.token("portal", "hub.tell", claims -> claims.issuer(ISSUER.address()))));
            assertUnauthenticated(
                    tell("Bearer " + ISSUER.token("portal", "hub.tell", claims -> claims.issuer(other.address()))));
        }
    }

    @Test
    void believesNoTokenForAnotherAudience() throws Exception {
        assertUnauthenticated(
                tell("Bearer " + ISSUER.token("portal", "hub.tell", claims -> claims.audience("elsewhere"))));
        assertUnauthenticated(
                tell("Bearer " + ISSUER.token("portal", "hub.tell", claims -> claims.audience(List.of()))));
    }

    @Test
    void believesNoTokenOutsideItsTime() throws Exception {
        var now = Clock.systemUTC().instant();

        assertUnauthenticated(tell("Bearer "
                + ISSUER.token(
                        "portal", "hub.tell", claims -> claims.expirationTime(Date.from(now.minusSeconds(60))))));
        assertUnauthenticated(tell("Bearer "
                + ISSUER.token("portal", "hub.tell", claims -> claims.notBeforeTime(Date.from(now.plusSeconds(60))))));
        assertUnauthenticated(
                tell("Bearer " + ISSUER.token("portal", "hub.tell", claims -> claims.expirationTime(null))));
    }

    @Test
    void believesNoTokenWhoseClientIsNoSystem() throws Exception {
        assertUnauthenticated(
                tell("Bearer " + ISSUER.token("portal", "hub.tell", claims -> claims.claim("azp", "../Portal"))));
    }

    @Test
    void takesTheClientFromOtherClaimsWhereAzpIsMissing() throws Exception {
        var token = ISSUER.token(
                "portal", "hub.tell", claims -> claims.claim("azp", null).claim("client_id", "csp"));

        var answer = tell("Bearer " + token);

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(intake.tellers).extracting(teller -> teller.system().value()).containsExactly("csp");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer x", "Basic cG9ydGFsOnBvcnRhbA==", "Bearer a.b.c"})
    void lacksAToken(String authorization) throws Exception {
        var answer = tell(authorization);

        assertUnauthenticated(answer);
    }

    @Test
    void takesNoTokenFromTheAddress() throws Exception {
        var address = "http://127.0.0.1:" + port + "/events/" + StandIns.KEY + "?access_token="
                + ISSUER.token("operator", "hub.operate");

        var answer =
                client.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());

        assertUnauthenticated(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hub.operate", "hub.tell.not", "openid"})
    void needsTheScopeToTell(String scope) throws Exception {
        var answer = tell("Bearer " + ISSUER.token("portal", scope));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("https://hub.gov.je/problems/forbidden");
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(value -> assertThat(value).contains("insufficient_scope"));
        assertThat(intake.told).isEmpty();
    }

    private HttpResponse<String> tell(String authorization) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/events"))
                .header("Content-Type", "application/cloudevents+json")
                .POST(HttpRequest.BodyPublishers.ofString(EVENT));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private void assertUnauthenticated(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
        assertThat(answer.body()).contains("https://hub.gov.je/problems/unauthenticated");
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("Bearer"));
        assertThat(intake.told).isEmpty();
    }
}
