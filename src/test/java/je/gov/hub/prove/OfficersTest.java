package je.gov.hub.prove;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import je.gov.hub.sandbox.Population;
import je.gov.hub.sandbox.Population.Person;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The companies registry is told of those it named as officers, what its agreement grants, and of nobody else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OfficersTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Population PEOPLE = Population.atTheBeginning();
    private static final Person OFFICER = PEOPLE.person("charles-machon");
    private static final Person NO_OFFICER = PEOPLE.person("bjorn-aesgaard");

    private TestIsland island;

    @BeforeAll
    void theRegistryRegistersACompanyWithAnOfficer(@TempDir Path folder) {
        island = TestIsland.start(folder);
        Population.companiesAtTheBeginning().forEach(island.servers().registry()::register);
        Awaitility.await("the company at Revenue")
                .atMost(Duration.ofMinutes(1))
                .until(() -> island.held("revenue").stream().anyMatch(call -> call.contains("Mâchon")));
    }

    @AfterAll
    void stop() {
        island.close();
    }

    @Test
    void isToldOfAnOfficerExactlyWhatItsAgreementGrantsAndOfNobodyElse() throws Exception {
        var moved = island.told("portal", TestIsland.move("officer-moved", OFFICER, "BR", "Rue Inventée"));
        var renamed = island.told("people-directory", renamed());
        var died = island.told("registrar", died("officer-died", OFFICER));
        var others = List.of(
                island.told("portal", TestIsland.move("other-moved", NO_OFFICER, "BR", "Rue Inventée")),
                island.told("registrar", died("other-died", NO_OFFICER)));

        for (var key : List.of(moved, renamed, died)) {
            awaitDelivered(key);
        }
        for (var key : others) {
            assertThat(island.states(key)).containsKey("csp").doesNotContainKey("jfsc");
        }
        var told = new ArrayList<JsonNode>();
        for (var body : island.held("jfsc")) {
            told.add(JSON.readTree(body).path("data"));
        }
        assertThat(told)
                .containsExactly(
                        JSON.readTree("""
                                {"effectiveDate": "2026-11-20",
                                 "person": {"name": {"fullName": "Charles Mâchon", "givenName": "Charles", "familyName": "Mâchon"},
                                            "dateOfBirth": "%s"},
                                 "newAddress": {"fullAddress": "Rue Inventée Road", "locatorDesignator": "1",
                                                "thoroughfare": "Rue Inventée Road", "parish": "BR", "country": "JE"}}""".formatted(birth())),
                        JSON.readTree("""
                                {"effectiveDate": "2026-11-21", "person": {"dateOfBirth": "%s"},
                                 "previousName": {"fullName": "Charles Mâchon"}, "newName": {"fullName": "Charles Le Mâchon"}}""".formatted(birth())),
                        JSON.readTree("""
                                {"person": {"name": {"fullName": "Charles Mâchon", "givenName": "Charles", "familyName": "Mâchon"},
                                            "dateOfBirth": "%s"},
                                 "dateOfDeath": "2026-11-22"}""".formatted(birth())));
    }

    private void awaitDelivered(String key) {
        Awaitility.await("delivery of " + key + " to the registry")
                .atMost(Duration.ofMinutes(1))
                .until(() -> "delivered".equals(island.states(key).get("jfsc")));
    }

    private static String birth() {
        return OFFICER.registration().at("/person/dateOfBirth").asText();
    }

    private static ObjectNode renamed() {
        var event = event("officer-renamed", "je.gov.person.name-changed.v1", OFFICER, "2026-11-21");
        var details = (ObjectNode) event.path("data");
        ((ObjectNode) details.path("person")).remove("name");
        details.put("changeReason", "deed-poll");
        details.putObject("previousName").put("fullName", "Charles Mâchon");
        details.putObject("newName").put("fullName", "Charles Le Mâchon");
        return event;
    }

    private static ObjectNode died(String id, Person person) {
        var event = event(id, "je.gov.person.died.v1", person, "2026-11-22");
        ((ObjectNode) event.path("data"))
                .put("eventRef", "urn:je:gov:register:deaths:" + id)
                .put("dateOfDeath", "2026-11-22")
                .putObject("informant")
                .putObject("name")
                .put("fullName", "Nobody Of Theirs");
        return event;
    }

    private static ObjectNode event(String id, String type, Person person, String day) {
        var event = JSON.createObjectNode()
                .put("specversion", "1.0")
                .put("id", id)
                .put("source", "urn:je:gov:registers")
                .put("type", type)
                .put("datacontenttype", "application/json");
        event.putObject("data")
                .put("effectiveDate", day)
                .set("person", person.registration().path("person").deepCopy());
        return event;
    }
}
