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
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
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
        registry = Registry.start(
                0,
                Logbook.in(folder.resolve("jfsc.jsonl"), Clock.systemUTC()),
                Clock.systemUTC(),
                Duration.ofSeconds(1));
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
