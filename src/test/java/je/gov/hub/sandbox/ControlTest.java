package je.gov.hub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import je.gov.hub.system.SystemId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlTest {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final SystemId HARBOUR = new SystemId("gp-harbour");
    private static final Duration SLOWNESS = Duration.ofSeconds(1);

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Sockets hub = new Sockets(0, socket -> {
        var message = MllpFrame.read(socket.getInputStream()).orElseThrow();
        MllpFrame.write(
                socket.getOutputStream(),
                "MSH|^~\\&|\rMSA|AA|" + Hl7Head.of(message).controlId() + "\r");
    });
    private ParishSftp parishes;
    private PracticeMllp harbour;
    private Registry registry;
    private Control control;

    @BeforeEach
    void start() {
        hub.open();
        parishes = ParishSftp.start(0, folder, Secrets.inMemory(), CLOCK, SLOWNESS);
        harbour = PracticeMllp.start(HARBOUR, "Harbour Practice", 0, Logbook.inMemory(CLOCK), CLOCK, SLOWNESS);
        registry = RegistryTest.registry(Logbook.inMemory(CLOCK), CLOCK);
        var all = new ArrayList<Partner>(parishes.parishes());
        all.addAll(List.of(harbour, registry));
        control = Control.start(
                0,
                new Partners(all, Map.of(HARBOUR, hub.port()), Instant.EPOCH),
                new Stories(Logbook.inMemory(CLOCK), CLOCK),
                stopped::countDown);
    }

    @AfterEach
    void stop() {
        http.close();
        control.close();
        registry.close();
        harbour.close();
        parishes.close();
        hub.close();
    }

    @Test
    void listsEveryPartner() throws Exception {
        var list = read(get("/island"));

        assertThat(list).hasSize(14);
        assertThat(list.get(12).path("system").asText()).isEqualTo("gp-harbour");
        assertThat(list.get(12).path("state").asText()).isEqualTo("up");
        assertThat(list.get(12).path("holds").asInt()).isZero();
    }

    @Test
    void showsWhatAPartnerHoldsAndOnRequestWhatItDoesNot() throws Exception {
        harbour.logbook().receive("hl7", "K1", "ADT^A31", "MSH|1\rPID|2\r");
        harbour.logbook().write(Effect.Deed.TOLD, "hl7", "", "ADT^A08", "MSH|3", "AA");
        harbour.logbook().write(Effect.Deed.REFUSED, "hl7", "K2", "ADT^A31", "MSH|", "AE");

        var held = read(get("/island/gp-harbour")).path("holdings");
        var everything = read(get("/island/gp-harbour?all=true")).path("holdings");

        assertThat(held.findValuesAsText("content")).containsExactly("MSH|1\nPID|2\n", "MSH|3");
        assertThat(held.findValuesAsText("deed")).containsExactly("received", "told");
        assertThat(everything).hasSize(3);
    }

    @Test
    void makesAPartnerMisbehave() throws Exception {
        var line = read(post("/island/gp-harbour/down", ""));

        assertThat(line.path("state").asText()).isEqualTo("down");
        assertThat(harbour.mood()).isEqualTo(Mood.DOWN);
    }

    @Test
    void leavesAFileAtAParishsCounter() throws Exception {
        var answer = post("/island/parish-he/counter?file=monday.csv", "a,b\r\n1,2\r\n");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(parishes.parish(new SystemId("parish-he")).text("counter/monday.csv"))
                .isEqualTo("a,b\r\n1,2\r\n");
        assertThat(post("/island/parish-he/counter?file=..%2Fx", "a").statusCode())
                .isEqualTo(422);
    }

    @Test
    void letsAPracticeSendItsNews() throws Exception {
        var answer = read(post("/island/gp-harbour/send", "MSH|^~\\&|A|B|C|D|20260101||ADT^A31|M1|P|2.5\nPID|\n"));

        assertThat(answer.path("acknowledgement").asText()).isEqualTo("AA");
    }

    @Test
    void letsTheRegistryRegister() throws Exception {
        var company = Population.companiesAtTheBeginning().getFirst().toString();

        assertThat(post("/island/jfsc/register", company).statusCode()).isEqualTo(202);
        assertThat(post("/island/jfsc/register", company).statusCode()).isEqualTo(422);
        assertThat(post("/island/jfsc/register", "[]").statusCode()).isEqualTo(422);
        assertThat(registry.changes()).hasSize(1);
    }

    @Test
    void tellsStories() throws Exception {
        var story = read(post("/island/stories/moving-house", ""));

        assertThat(story.path("steps").get(0).path("as").asText()).isEqualTo("portal");
        assertThat(post("/island/stories/a-war", "").statusCode()).isEqualTo(404);
    }

    @Test
    void stopsWhenAsked() throws Exception {
        assertThat(post("/island/stop", "").statusCode()).isEqualTo(202);
        assertThat(stopped.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void listensToNoWebPage() throws Exception {
        var request = HttpRequest.newBuilder(URI.create(control.address() + "/island/stop"))
                .header("Origin", "https://example.com")
                .POST(BodyPublishers.noBody())
                .build();

        assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
        assertThat(stopped.getCount()).isEqualTo(1);
    }

    @Test
    void knowsWhatItDoesNotKnow() throws Exception {
        assertThat(get("/island/nobody").statusCode()).isEqualTo(404);
        assertThat(get("/").statusCode()).isEqualTo(404);
        assertThat(post("/island/gp-harbour/dance", "").statusCode()).isEqualTo(404);
        assertThat(post("/island/nobody/up", "").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(control.address() + path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(control.address() + path))
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static JsonNode read(HttpResponse<String> answer) throws Exception {
        return new ObjectMapper().readTree(answer.body());
    }
}
