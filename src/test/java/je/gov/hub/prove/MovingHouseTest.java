package je.gov.hub.prove;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.model.v25.message.ADT_A05;
import ca.uhn.hl7v2.util.Terser;
import java.nio.file.Path;
import java.util.Map;
import je.gov.hub.sandbox.Population;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The main job, whole: one tells once, everybody entitled knows, and nobody else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MovingHouseTest {

    private TestIsland island;
    private String key;

    @BeforeAll
    void somebodyMovesFromStHelierToStBrelade(@TempDir Path folder) throws Exception {
        island = TestIsland.start(folder);
        var person = Population.atTheBeginning().person("elise-le-brocq");
        key = island.told("portal", TestIsland.move("move-1", person, "BR", "Rue Inventée"));
        island.awaitStates(
                key,
                Map.of(
                        "parish-br", "delivered",
                        "parish-he", "delivered",
                        "gp-harbour", "delivered",
                        "revenue", "delivered",
                        "csp", "delivered"));
    }

    @AfterAll
    void stop() {
        assertThat(island.stopHub()).isZero();
        island.close();
    }

    @Test
    void onlyThoseWhoAreEntitledAreTold() {
        var told = island.counts();

        assertThat(told).containsOnlyKeys("parish-he", "parish-br", "gp-harbour", "revenue", "csp");
        assertThat(told).allSatisfy((system, count) -> assertThat(count).isEqualTo(1));
    }

    @Test
    void theNewParishHasNameAndNewAddress() {
        assertThat(island.held("parish-br"))
                .singleElement()
                .asString()
                .contains("Élise Marie Le Brocq", "Rue Inventée Road", "2026-11-20")
                .doesNotContain("JY900037B", "9000004711", "H-070001", "1987");
    }

    @Test
    void theOldParishHasOnlyThatThePersonLeftAndWhen() {
        assertThat(island.held("parish-he"))
                .singleElement()
                .asString()
                .contains("Élise Marie Le Brocq", "2026-11-20")
                .doesNotContain("Inventée", "BR", "JY900037B", "1987");
    }

    @Test
    void thePracticeHasAValidA31() throws Exception {
        var text = island.held("gp-harbour").getFirst();

        try (var context = new DefaultHapiContext()) {
            var message = context.getPipeParser().parse(text);

            var terser = new Terser(message);
            assertThat(message).isInstanceOf(ADT_A05.class);
            assertThat(terser.get("/MSH-9-2")).isEqualTo("A31");
            assertThat(terser.get("/MSH-10")).matches("[A-Z2-7]{20}");
            assertThat(terser.get("/PID-11-1")).contains("Rue Inventée");
        }
        assertThat(text).contains("H-070001").doesNotContain("JY900037B", "9000004711");
    }

    @Test
    void revenueHasTheSoapCall() {
        assertThat(island.held("revenue"))
                .singleElement()
                .asString()
                .contains("9000004711", "JY900037B", "Rue Inventée")
                .doesNotContain("H-070001", "1987-04-12");
    }

    @Test
    void theJourneyNeverShowsTheData() {
        assertThat(island.journey(key).toString()).doesNotContain("Brocq", "Inventée", "JY900037B");
    }
}
