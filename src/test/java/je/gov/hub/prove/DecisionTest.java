package je.gov.hub.prove;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import je.gov.hub.sandbox.Mood;
import je.gov.hub.sandbox.Population;
import je.gov.hub.sandbox.Population.Person;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** An operator decides over HTTP about what a real partner has refused; the hub is killed in the middle. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DecisionTest {

    private static final Population PEOPLE = Population.atTheBeginning();

    private TestIsland island;

    @BeforeAll
    void start(@TempDir Path folder) {
        island = TestIsland.start(folder);
    }

    @AfterAll
    void stop() {
        island.close();
    }

    @Test
    void whatWasRefusedGoesAfterItsReleaseWithItsFollowersInOrderThoughTheHubIsKilled() throws Exception {
        var person = PEOPLE.person("aoife-gallichan");
        var first = refused("released", person);
        var second = island.told("portal", within("released-follower", person));
        island.awaitStates(second, revenue(person, "parked"));
        island.partner("revenue").turn(Mood.DOWN);

        var answer = island.decide("release", delivery(first), "their mistake, mended");
        island.killHub();
        island.partner("revenue").turn(Mood.UP);
        island.startHub();

        assertThat(answer.path("done").asInt()).isEqualTo(1);
        island.awaitStates(first, revenue(person, "delivered"));
        island.awaitStates(second, revenue(person, "delivered"));
        assertThat(island.held("revenue").stream().filter(content -> content.contains("released")))
                .satisfiesExactly(
                        told -> assertThat(told).contains("released Road"),
                        told -> assertThat(told).contains("released-follower Road"));
    }

    @Test
    void whatWasRefusedGoesAsAnotherDeliveryWhenItIsAmended() throws Exception {
        var person = PEOPLE.person("bjorn-aesgaard");
        var key = refused("amended", person);

        var answer = island.decide("amend", delivery(key), "mapping mended");

        var successor = answer.at("/results/0/successor").asText();
        assertThat(successor).isNotEqualTo(delivery(key));
        island.awaitLeg(key, successor, "delivered");
        assertThat(island.held("revenue").toString()).contains("amended Road");
    }

    @Test
    void whatIsDiscardedNeverGoes() throws Exception {
        var person = PEOPLE.person("zofia-wisniewska");
        var key = refused("discarded", person);

        island.decide("discard", delivery(key), "told by mistake");

        var later = island.told("portal", within("later", person));
        island.awaitStates(later, revenue(person, "delivered"));
        assertThat(island.states(key)).containsEntry("revenue", "discarded");
        assertThat(island.held("revenue").toString()).contains("later Road").doesNotContain("discarded Road");
    }

    /** Told while Revenue refuses everything; Revenue is well again afterwards. */
    private String refused(String id, Person person) throws Exception {
        island.partner("revenue").turn(Mood.REFUSE);
        var key = island.told("portal", within(id, person));
        island.awaitStates(key, revenue(person, "quarantined"));
        island.partner("revenue").turn(Mood.UP);
        return key;
    }

    /** Revenue's first delivery of an event. */
    private String delivery(String key) {
        return StreamSupport.stream(island.journey(key).path("deliveries").spliterator(), false)
                .filter(leg -> leg.path("system").asText().equals("revenue"))
                .map(leg -> leg.path("delivery").asText())
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode within(String id, Person person) {
        return TestIsland.move(id, person, person.parish(), id);
    }

    private static Map<String, String> revenue(Person person, String state) {
        var parish = "parish-" + person.parish().toLowerCase(Locale.ROOT);
        return Map.of(parish, "delivered", "csp", "delivered", "revenue", state);
    }
}
