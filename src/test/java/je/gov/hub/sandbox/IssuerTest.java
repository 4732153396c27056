package je.gov.hub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

class IssuerTest {

    private static final Set<String> CLIENTS = Set.of("portal", Issuer.OPERATOR);

    @TempDir
    Path folder;

    private final Secrets secrets = Secrets.inMemory();
    private final HttpClient http = HttpClient.newHttpClient();
    private Issuer issuer;

    @BeforeEach
    void start() {
        issuer = Issuer.start(0, folder, CLIENTS, secrets, Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        http.close();
        issuer.close();
    }

    @Test
    void givesAClientATokenThatAResourceServerTakes() throws Exception {
        var answer = ask("portal", secrets.password("portal.client"), "grant_type=client_credentials");

        var token = hub().decode(read(answer).path("access_token").asText());

        assertThat(token.getClaimAsString("azp")).isEqualTo("portal");
        assertThat(token.getClaimAsString("scope")).isEqualTo("hub.tell");
        assertThat(token.getAudience()).containsExactly("jersey-hub");
    }

    @Test
    void letsTheOperatorOperate() {
        var token = hub().decode(issuer.token(Issuer.OPERATOR));

        assertThat(token.getClaimAsString("scope")).isEqualTo("hub.operate");
    }

    @Test
    void givesNobodyElseAToken() throws Exception {
        assertThat(ask("portal", "wrong", "grant_type=client_credentials").statusCode())
                .isEqualTo(401);
        assertThat(ask("nobody", "", "grant_type=client_credentials").statusCode())
                .isEqualTo(401);
        assertThat(ask("portal", secrets.password("portal.client"), "grant_type=password")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void makesTokensThatNoResourceServerTakes() {
        var bad = Stream.of(
                issuer.expiredToken("portal"),
                issuer.unsignedToken("portal"),
                issuer.forgedToken("portal"),
                issuer.tokenWith("portal", "aud", "somebody-else"),
                issuer.tokenWith("portal", "iss", "http://127.0.0.1:1"));

        assertThat(bad)
                .allSatisfy(
                        token -> assertThatThrownBy(() -> hub().decode(token)).isInstanceOf(JwtException.class));
    }

    @Test
    void keepsItsKeyWhenItStartsAgain() {
        var token = issuer.token("portal");
        var port = URI.create(issuer.address()).getPort();
        issuer.close();

        issuer = Issuer.start(port, folder, CLIENTS, secrets, Clock.systemUTC());

        assertThat(hub().decode(token).getSubject()).isEqualTo("portal");
    }

    private JwtDecoder hub() {
        NimbusJwtDecoder decoder =
                NimbusJwtDecoder.withIssuerLocation(issuer.address()).build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithIssuer(issuer.address()),
                new JwtClaimValidator<List<String>>("aud", audience -> audience.contains("jersey-hub"))));
        return decoder;
    }

    private HttpResponse<String> ask(String client, String secret, String form) throws Exception {
        var basic = Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(URI.create(issuer.address() + "/oauth2/token"))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private static JsonNode read(HttpResponse<String> answer) throws Exception {
        return new ObjectMapper().readTree(answer.body());
    }
}
