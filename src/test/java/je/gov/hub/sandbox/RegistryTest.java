package je.gov.hub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import je.gov.hub.system.SystemId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private Registry registry;

    @BeforeEach
    void start() {
        registry = registry(Logbook.in(folder.resolve("jfsc.jsonl"), Clock.systemUTC()), Clock.systemUTC());
    }

    /** One on free ports, with everything it remembers in this logbook. */
    static Registry registry(Logbook logbook, Clock clock) {
        var slowness = Duration.ofSeconds(1);
        var receiver = WebhookReceiver.start(
                new SystemId("jfsc"), "JFSC Companies Registry", 0, "c2VjcmV0", logbook, clock, slowness);
        return Registry.start(0, receiver, clock, slowness);
    }

    @AfterEach
    void stop() {
        http.close();
        registry.close();
    }

    @Test
    void feedsItsChangesInOrderAndInPages() throws Exception {
        Population.companiesAtTheBeginning().forEach(registry::register);
        registry.moveAddress(move("900101"));

        var first = read(get("?limit=2"));
        var second = read(get("?limit=2&after=" + first.path("next").asText()));
        var third = read(get("?limit=2&after=" + second.path("next").asText()));

        assertThat(first.path("changes")).hasSize(2);
        assertThat(second.path("changes")).singleElement().satisfies(change -> {
            assertThat(change.path("change").asText()).isEqualTo("address-changed");
            assertThat(change.path("version").asInt()).isEqualTo(2);
            assertThat(change.at("/entity/name").asText()).isEqualTo("L'Étacq Seaweed Limited");
            assertThat(change.at("/entity/registeredOffice/parish").asText()).isEqualTo("TR");
        });
        assertThat(third.path("changes")).isEmpty();
        assertThat(third.path("next").asText()).isEqualTo("3");
    }

    @Test
    void remembersItsChangesWhenItStartsAgain() throws Exception {
        registry.register(Population.companiesAtTheBeginning().getFirst());
        stop();

        start();

        assertThat(registry.changes()).hasSize(1);
    }

    @Test
    void registersNoEntityTwiceAndMovesNoneThatIsNotThere() {
        var company = Population.companiesAtTheBeginning().getFirst();
        registry.register(company);

        assertThatThrownBy(() -> registry.register(company)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> registry.moveAddress(move("1"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAPlaceThatIsNone() throws Exception {
        assertThat(get("?after=x").statusCode()).isEqualTo(400);
        assertThat(get("?limit=0").statusCode()).isEqualTo(400);
    }

    @Test
    void misbehavesWhenTold() throws Exception {
        registry.turn(Mood.REFUSE);
        assertThat(get("").statusCode()).isEqualTo(422);
        registry.turn(Mood.GARBAGE);
        assertThat(get("").body()).startsWith("<html>");
        registry.turn(Mood.DOWN);
        assertThatThrownBy(() -> get("")).isInstanceOf(IOException.class);
        registry.turn(Mood.UP);
        assertThat(get("").statusCode()).isEqualTo(200);
    }

    @Test
    void isToldInTheMoodItTellsIn() throws Exception {
        assertThat(tell().statusCode()).isEqualTo(401);
        registry.turn(Mood.REFUSE);
        assertThat(tell().statusCode()).isEqualTo(422);
        registry.turn(Mood.DOWN);
        assertThatThrownBy(this::tell).isInstanceOf(IOException.class);

        assertThat(registry.logbook().with(Effect.Deed.REFUSED)).hasSize(2);
    }

    private HttpResponse<String> tell() throws Exception {
        var receiver = URI.create(registry.receiver().address());
        var unsigned = HttpRequest.newBuilder(receiver).POST(BodyPublishers.noBody());
        return http.send(unsigned.build(), BodyHandlers.ofString());
    }

    private static ObjectNode move(String number) {
        var move = JSON.createObjectNode().put("entityType", "company").put("number", number);
        move.putObject("registeredOffice").put("parish", "TR").put("country", "JE");
        return move;
    }

    private HttpResponse<String> get(String query) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(registry.address() + query)).build(), BodyHandlers.ofString());
    }

    private static JsonNode read(HttpResponse<String> answer) throws Exception {
        return JSON.readTree(answer.body());
    }
}
