package je.gov.hub.prove;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import je.gov.hub.sandbox.Mood;
import je.gov.hub.sandbox.Population;
import je.gov.hub.sandbox.Population.Person;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A partner that is down costs nothing but time; one that refuses blocks the subject for itself and for nobody else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutageTest {

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
    void aPartnerThatWasDownGetsEverythingInOrderAndTheOthersNeverNotice() throws Exception {
        var csp = island.partner("csp");
        csp.turn(Mood.DOWN);
        var person = PEOPLE.person("zofia-wisniewska");
        var keys = new ArrayList<String>();
        for (int number = 0; number < 5; number++) {
            keys.add(island.told("portal", within("down-" + number, person)));
        }
        for (var key : keys) {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> "delivered".equals(island.states(key).get("revenue")));
        }
        assertThat(island.states(keys.getFirst()).get("csp")).isIn("pending", "delayed");

        csp.turn(Mood.UP);

        for (var key : keys) {
            island.awaitStates(key, revenue(person, "delivered"));
        }
        assertThat(marks(island.held("csp"), "down-"))
                .containsExactlyElementsOf(IntStream.range(0, 5)
                        .mapToObj(number -> "down-" + number)
                        .toList());
    }

    @Test
    void aRefusalIsQuarantinedWithItsReasonAndLaterNewsOfTheSameSubjectParksBehindIt() throws Exception {
        var revenue = island.partner("revenue");
        var refused = PEOPLE.person("aoife-gallichan");
        var other = PEOPLE.person("bjorn-aesgaard");
        revenue.turn(Mood.REFUSE);
        var first = island.told("portal", within("refused-1", refused));
        island.awaitStates(first, revenue(refused, "quarantined"));

        revenue.turn(Mood.UP);
        var second = island.told("portal", within("refused-2", refused));
        var unrelated = island.told("portal", within("refused-3", other));

        island.awaitStates(second, revenue(refused, "parked"));
        island.awaitStates(unrelated, revenue(other, "delivered"));
        assertThat(island.journey(first).toString()).contains("soap").doesNotContain("refused-1");
        assertThat(marks(island.held("revenue"), "refused-")).containsExactly("refused-3");
    }

    /** A move inside the person's own parish, marked with the event's id. */
    private static ObjectNode within(String id, Person person) {
        return TestIsland.move(id, person, person.parish(), id);
    }

    private static Map<String, String> revenue(Person person, String state) {
        var parish = "parish-" + person.parish().toLowerCase(Locale.ROOT);
        return Map.of(parish, "delivered", "csp", "delivered", "revenue", state);
    }

    private static List<String> marks(List<String> contents, String mark) {
        return contents.stream()
                .flatMap(content -> Pattern.compile(mark + "\\d+")
                        .matcher(content)
                        .results()
                        .map(MatchResult::group)
                        .distinct())
                .toList();
    }
}
