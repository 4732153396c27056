package je.gov.hub.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import je.gov.hub.security.TokenIssuer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The hub starts while its issuer is away, and believes its tokens from the moment it is back. */
@SpringBootTest(classes = StandIns.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext
class IssuerAwayTest {

    private static final TokenIssuer ISSUER = new TokenIssuer();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry properties) {
        ISSUER.away(true);
        properties.add("hub.security.issuer", ISSUER::address);
        properties.add("hub.security.audience", () -> TokenIssuer.AUDIENCE);
        properties.add("management.server.port", () -> "0");
    }

    @AfterAll
    static void close() {
        ISSUER.close();
    }

    @Test
    void asksToComeBackUntilTheIssuerIsThere() throws Exception {
        var meanwhile = track();
        ISSUER.away(false);
        var later = Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(this::track, answer -> answer.statusCode() != 503);

        assertThat(meanwhile.statusCode()).isEqualTo(503);
        assertThat(meanwhile.body()).contains("https://hub.gov.je/problems/unavailable");
        assertThat(meanwhile.headers().firstValue("Retry-After")).isPresent();
        assertThat(later.statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> track() throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/events/" + StandIns.KEY))
                .header("Authorization", "Bearer " + ISSUER.token("operator", "hub.operate"))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
