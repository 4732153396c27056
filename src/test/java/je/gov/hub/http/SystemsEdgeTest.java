package je.gov.hub.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
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

/** The operators' door to whole systems, over a real socket. */
@SpringBootTest(classes = StandIns.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class SystemsEdgeTest {

    private final HttpClient client = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private StandIns.WordsOfOperators delivery;

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry properties) {
        properties.add("hub.security.issuer", StandIns.ISSUER::address);
        properties.add("hub.security.audience", () -> "jersey-hub");
        properties.add("management.server.port", () -> "0");
    }

    @BeforeEach
    void forget() {
        delivery.said.clear();
    }

    @Test
    void showsEverySystemThatSomethingWaitsFor() throws Exception {
        var answer = send(as("hub.operate", "/systems").GET());

        JsonNode systems = new ObjectMapper().readTree(answer.body());
        assertThat(systems.findValuesAsText("system")).containsExactly("parish-gone", "revenue");
        assertThat(systems.get(0).path("state").asText()).isEqualTo("unplugged");
        assertThat(systems.get(0).path("undispatched").asInt()).isEqualTo(4);
        assertThat(systems.get(1).path("state").asText()).isEqualTo("waiting");
        assertThat(systems.get(1).path("waiting").asInt()).isEqualTo(7);
        assertThat(systems.get(1).path("quarantined").asInt()).isEqualTo(1);
    }

    @Test
    void takesAnOperatorsWordWithWhoAndWhy() throws Exception {
        var answer = send(as("hub.operate", "/systems/revenue/suspend").POST(body("{\"why\":\"it moves\"}")));
        var again = send(as("hub.operate", "/systems/revenue/resume").POST(body("{\"why\":\"moved\"}")));

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(again.statusCode()).isEqualTo(204);
        assertThat(delivery.said).containsExactly("suspend revenue operator it moves", "resume revenue operator moved");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"why\":\" \"}", "no json", "{\"why\":\"a\\nb\"}"})
    void takesNoWordWithoutAReason(String text) throws Exception {
        var answer = send(as("hub.operate", "/systems/revenue/suspend").POST(body(text)));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(delivery.said).isEmpty();
    }

    @Test
    void knowsNoOtherSystems() throws Exception {
        var answer = send(as("hub.operate", "/systems/nobody/suspend").POST(body("{\"why\":\"it moves\"}")));

        assertThat(answer.statusCode()).isEqualTo(404);
    }

    @Test
    void isClosedToTellers() throws Exception {
        assertThat(send(as("hub.tell", "/systems").GET()).statusCode()).isEqualTo(403);
        assertThat(send(as("hub.tell", "/systems/revenue/resume").POST(body("{\"why\":\"x\"}")))
                        .statusCode())
                .isEqualTo(403);
        assertThat(delivery.said).isEmpty();
    }

    private HttpRequest.Builder as(String scope, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + StandIns.ISSUER.token("operator", scope))
                .header("Content-Type", "application/json");
    }

    private static HttpRequest.BodyPublisher body(String text) {
        return HttpRequest.BodyPublishers.ofString(text);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
