package je.gov.hub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoriesTest {

    private final Stories stories = new Stories(Logbook.inMemory(Clock.systemUTC()), Clock.systemUTC());

    @ParameterizedTest
    @ValueSource(strings = {"moving-house", "a-birth", "a-death", "a-new-company"})
    void leavesNoPlaceUnfilled(String story) {
        var steps = stories.next(story).orElseThrow();

        assertThat(steps).isNotEmpty();
        assertThat(steps.toString()).doesNotContain("{{");
    }

    @Test
    void movesThereAndBackWithANewIdEachTime() {
        var there = event("moving-house");
        var back = event("moving-house");
        var thereAgain = event("moving-house");

        assertThat(there.at("/data/newAddress/parish").asText()).isEqualTo("BR");
        assertThat(back.at("/data/newAddress/parish").asText()).isEqualTo("HE");
        assertThat(back.at("/data/previousAddress")).isEqualTo(there.at("/data/newAddress"));
        assertThat(thereAgain.at("/data/newAddress")).isEqualTo(there.at("/data/newAddress"));
        assertThat(thereAgain.path("id")).isNotEqualTo(there.path("id"));
    }

    @Test
    void beginsWhereThePopulationIs() {
        var mover = Population.atTheBeginning().person("elise-le-brocq");

        var there = event("moving-house");

        assertThat(there.at("/data/person")).isEqualTo(mover.registration().path("person"));
        assertThat(there.at("/data/previousAddress"))
                .isEqualTo(mover.registration().path("address"));
        assertThat(mover.consentGp()).isTrue();
        assertThat(mover.practice()).isEqualTo("gp-harbour");
    }

    @Test
    void hasNoOtherStories() {
        assertThat(stories.next("a-war")).isEmpty();
        assertThat(stories.next("../sandbox")).isEmpty();
    }

    private JsonNode event(String story) {
        return stories.next(story).orElseThrow().get(0).path("event");
    }
}
