package je.gov.hub.prove;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Map;
import je.gov.hub.sandbox.Population;
import je.gov.hub.sandbox.Population.Person;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The registrar told that somebody died, and it was somebody else: everybody who was told learns of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CorrectionProofTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, String> ALL =
            Map.of("parish-he", "delivered", "gp-harbour", "delivered", "revenue", "delivered", "csp", "delivered");

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
    void aCancelledDeathReachesEverybodyWhoWasToldAlsoThePracticeThePersonHasLeftSince() throws Exception {
        var person = Population.atTheBeginning().person("elise-le-brocq");
        var death = island.told("registrar", died("death-1", person));
        island.awaitStates(death, ALL);
        island.told("people-directory", registeredAt("gp-fairfield", person));

        var cancellation = died("death-2", person);
        cancellation.withObject("/data").put("reason", "cancellation").put("supersedes", "death-1");
        var cancelled = island.told("registrar", cancellation);

        island.awaitStates(cancelled, ALL);
        assertThat(island.held("gp-harbour").getLast())
                .contains("||cancellation||", "|N")
                .doesNotContain("|Y");
        assertThat(island.held("parish-he").getLast()).contains(",cancellation,");
        assertThat(island.held("revenue").getLast()).contains("<reason>cancellation</reason>");
        assertThat(island.held("csp").getLast())
                .contains("\"reason\":\"cancellation\"", "\"supersedes\":\"" + delivery(death, "csp") + "\"");
        assertThat(island.held("gp-fairfield")).isEmpty();
    }

    @Test
    void theRegistrarIsToldWhenACorrectionIsAboutSomebodyElse() throws Exception {
        var people = Population.atTheBeginning();
        island.told("registrar", died("death-3", people.person("zofia-wisniewska")));
        var other = died("death-4", people.person("aoife-gallichan"));
        other.withObject("/data").put("reason", "correction").put("supersedes", "death-3");

        var answer = island.tell("registrar", other);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("/data/supersedes", "somebody else");
    }

    private String delivery(String key, String system) {
        for (var leg : island.journey(key).path("deliveries")) {
            if (leg.path("system").asText().equals(system)) {
                return leg.path("delivery").asText();
            }
        }
        throw new AssertionError("No delivery to " + system);
    }

    private static ObjectNode died(String id, Person person) {
        var event = event(id, "je.gov.person.died.v1");
        var details = event.putObject("data").put("eventRef", "urn:je:gov:register:deaths:" + person.slug());
        details.set("person", person.registration().path("person").deepCopy());
        details.put("dateOfDeath", "2026-11-05");
        return event;
    }

    private static ObjectNode registeredAt(String practice, Person person) {
        var event = event("registered-1", "je.gov.person.registered.v1");
        var registration = person.registration().deepCopy();
        registration.put("practice", practice).put("effectiveDate", "2026-11-10");
        event.set("data", registration);
        return event;
    }

    private static ObjectNode event(String id, String type) {
        return JSON.createObjectNode()
                .put("specversion", "1.0")
                .put("id", id)
                .put("source", "urn:je:gov:registrar")
                .put("type", type)
                .put("datacontenttype", "application/json");
    }
}
