package je.gov.hub.prove;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import je.gov.hub.sandbox.Issuer;
import je.gov.hub.sandbox.Mood;
import je.gov.hub.sandbox.Population;
import je.gov.hub.sandbox.Population.Person;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the operators of a whole hub read on its management port: MBeans through Jolokia, health and metrics. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperatorsViewTest {

    private static final Population PEOPLE = Population.atTheBeginning();
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private TestIsland island;

    @BeforeAll
    void start(@TempDir Path folder) {
        island = TestIsland.start(folder);
    }

    @AfterAll
    void stop() {
        island.close();
        http.close();
    }

    @Test
    void everySystemHasItsMBeanAndTheHubHasOne() {
        eventually("LedgerSeen", () -> !hub("LedgerSeen").isNull());

        var names = ask("/actuator/jolokia/search/je.gov.hub:type=ConnectedSystem,*")
                .path("value");

        assertThat(island.servers().partners())
                .allSatisfy(partner -> assertThat(names.toString()).contains("name=" + partner.system() + "\""));
        assertThat(system("parish-he", "State").asText()).isEqualTo("FLOWING");
        assertThat(hub("RelayCarries").asBoolean()).isTrue();
        assertThat(hub("DispatchWaiting").isNumber()).isTrue();
    }

    @Test
    void aPartnerThatIsAwayIsSeenWaitingAndNothingOfOursIsDown() throws Exception {
        island.partner("csp").turn(Mood.DOWN);
        told("away", PEOPLE.person("zofia-wisniewska"));

        eventually("WAITING", () -> system("csp", "State").asText().equals("WAITING"));
        var next = system("csp", "NextTry");
        var waiting = measured("hub.waiting", "csp");
        var why = system("csp", "Why").asText();
        var stuck = health().at("/components/systems/details/waitForAPerson");
        island.partner("csp").turn(Mood.UP);

        assertThat(next.asText()).matches("\\d{4}-.*Z");
        assertThat(waiting).isPositive();
        assertThat(why).isNotBlank();
        assertThat(stuck.has("csp")).isFalse();
        eventually("delivered", () -> measured("hub.delivered", "csp") > 0);
    }

    @Test
    void aSystemThatRefusesIsNamedAndIsDownOnceAllOfItWaits() throws Exception {
        island.partner("revenue").turn(Mood.REFUSE);
        told("refused", PEOPLE.people().getFirst());
        eventually("quarantined", () -> system("revenue", "Quarantined").asLong() > 0);
        var named = hub("SystemsThatNeedAPerson").toString();
        var measured = measured("hub.quarantined", "revenue");
        var health = health();

        for (var person : PEOPLE.people()) {
            told("all", person);
        }
        eventually("STOPPED", () -> system("revenue", "State").asText().equals("STOPPED"));

        assertThat(named).contains("revenue");
        assertThat(measured).isPositive();
        assertThat(health.at("/components/systems/details/inQuarantineOrHeld").has("revenue"))
                .isTrue();
        assertThat(health().at("/components/systems/status").asText()).isEqualTo("DOWN");
        assertThat(health().at("/components/systems/details/waitForAPerson/revenue")
                        .asText())
                .startsWith("STOPPED");
        assertThat(send("/actuator/health").statusCode()).isEqualTo(503);
        assertThat(send("/actuator/health/readiness").statusCode()).isEqualTo(200);
    }

    /** A move inside the person's own parish. */
    private void told(String mark, Person person) throws IOException {
        island.told("portal", TestIsland.move(mark + "-" + person.slug(), person, person.parish(), mark));
    }

    private JsonNode hub(String attribute) {
        return ask("/actuator/jolokia/read/je.gov.hub:type=Hub/" + attribute).path("value");
    }

    private JsonNode system(String name, String attribute) {
        return ask("/actuator/jolokia/read/je.gov.hub:name=" + name + ",type=ConnectedSystem/" + attribute)
                .path("value");
    }

    private double measured(String metric, String system) {
        return ask("/actuator/metrics/" + metric + "?tag=system:" + system)
                .at("/measurements/0/value")
                .asDouble();
    }

    private JsonNode health() {
        return ask("/actuator/health");
    }

    private JsonNode ask(String path) {
        try {
            return JSON.readTree(send(path).body());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private HttpResponse<String> send(String path) throws IOException {
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + island.ports().management() + path))
                .header("Authorization", "Bearer " + island.servers().issuer().token(Issuer.OPERATOR))
                .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", interrupted);
        }
    }

    private static void eventually(String what, java.util.concurrent.Callable<Boolean> seen) {
        Awaitility.await(what)
                .atMost(LONGEST)
                .pollInterval(Duration.ofMillis(500))
                .until(seen);
    }
}
