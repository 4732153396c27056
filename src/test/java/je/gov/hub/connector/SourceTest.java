package je.gov.hub.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import je.gov.hub.connector.partner.HttpPartner;
import je.gov.hub.connector.partner.SftpPartner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Sources against their contract examples: the wire's message in, what is told out. {@code -Dhub.examples=write} writes what was told
 * instead, to be read and committed.
 */
class SourceTest {

    private static final boolean WRITE = "write".equals(System.getProperty("hub.examples"));
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONG = Duration.ofSeconds(15);

    @TempDir
    Path folder;

    static Stream<Path> files() throws IOException {
        return examples("parish-counter-source");
    }

    static Stream<Path> pages() throws IOException {
        return examples("jfsc-registry-source");
    }

    static Stream<Path> examples(String connector) throws IOException {
        try (var all = Files.list(Bench.CONNECTORS.resolve(connector).resolve("examples"))) {
            return all.sorted().toList().stream();
        }
    }

    /** As the hub answers when every readable item is good, or as the example says. */
    private static String outcomes(Path example, String told) throws IOException {
        if (Files.exists(example.resolve("answers.json"))) {
            return Files.readString(example.resolve("answers.json"));
        }
        var answer = JSON.createObjectNode();
        var outcomes = answer.putArray("outcomes");
        for (var item : JSON.readTree(told).path("items")) {
            outcomes.addObject()
                    .put("index", outcomes.size() - 1)
                    .put("outcome", item.has("unreadable") ? "unreadable" : "accepted")
                    .put("known", false);
        }
        return answer.toString();
    }

    private static void compare(Path expected, String arrived) throws IOException {
        var tree = JSON.readTree(arrived);
        if (WRITE) {
            Files.writeString(expected, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree) + "\n");
        }
        assertThat(tree).as(expected.toString()).isEqualTo(JSON.readTree(expected.toFile()));
    }

    private Map<String, String> counter(SftpPartner partner) throws IOException {
        Files.createDirectories(partner.home().resolve("counter/.done"));
        Files.createDirectories(partner.home().resolve("counter/reject"));
        var parameters = new TreeMap<>(partner.parameters());
        parameters.putAll(Map.of("system", "parish-he", "period", "200", "quiet", "100"));
        return parameters;
    }

    private static void leave(SftpPartner partner, String name, byte[] file) throws IOException {
        var whole = Files.write(partner.home().resolve("whole"), file);
        Files.move(whole, partner.home().resolve("counter").resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    @ParameterizedTest
    @MethodSource("files")
    void tellsEachRowOfACounterFileAndGivesBackTheBadOnes(Path example) throws Exception {
        try (var bench = new Bench("parish-counter-source");
                var partner = new SftpPartner(folder)) {
            bench.hub().answers(told -> outcomes(example, told));
            bench.listen("parish-counter-source", counter(partner), "hub:outbox:parish-he?items=each");

            leave(partner, "monday.csv", Files.readAllBytes(example.resolve("in.csv")));

            await().atMost(LONG).until(() -> partner.names("counter/.done").contains("monday.csv"));
            assertThat(bench.hub().told()).hasSize(1);
            compare(example.resolve("out.json"), bench.hub().told().remove());
            compareReject(example.resolve("reject.csv"), partner.home().resolve("counter/reject/monday.csv"));
        }
    }

    private static void compareReject(Path expected, Path arrived) throws IOException {
        if (WRITE && Files.exists(arrived)) {
            Files.copy(arrived, expected, StandardCopyOption.REPLACE_EXISTING);
        }
        assertThat(Files.exists(arrived)).as(expected.toString()).isEqualTo(Files.exists(expected));
        if (Files.exists(expected)) {
            assertThat(arrived).hasSameBinaryContentAs(expected);
        }
    }

    @Test
    void leavesAFileWhereItIsWhileTheHubCannotAccept() throws Exception {
        try (var bench = new Bench("parish-counter-source");
                var partner = new SftpPartner(folder)) {
            var example = Bench.CONNECTORS.resolve("parish-counter-source/examples/typical");
            bench.hub().answers(told -> {
                if (bench.hub().told().size() < 3) {
                    throw new IOException("not now");
                }
                return outcomes(example, told);
            });
            bench.listen("parish-counter-source", counter(partner), "hub:outbox:parish-he?items=each");

            leave(partner, "monday.csv", Files.readAllBytes(example.resolve("in.csv")));

            await().atMost(LONG).until(() -> partner.names("counter/.done").contains("monday.csv"));
            assertThat(bench.hub().told()).hasSize(3);
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void tellsAPageOfTheRegistrysFeed(Path example) throws Exception {
        var parameters = Map.of("system", "jfsc", "url", "{url}/changes", "period", "100000");
        try (var bench = new Bench("jfsc-registry-source");
                var partner = new HttpPartner(parameters)) {
            var page = JSON.readTree(example.resolve("in.json").toFile());
            var cursor = page.path("asked");
            bench.hub().cursor(cursor.isTextual() ? cursor.asText() : null);
            partner.answers(200, page.path("page").toString());
            bench.hub().answers(told -> {
                partner.answers(200, "{\"changes\":[],\"next\":\"9\"}");
                return "{\"outcomes\":[]}";
            });

            bench.listen("jfsc-registry-source", partner.parameters(), "hub:outbox:jfsc?items=page");

            await().atMost(LONG).until(() -> !bench.hub().told().isEmpty());
            compare(example.resolve("out.json"), bench.hub().told().remove());
            var request = new String(partner.first(), java.nio.charset.StandardCharsets.UTF_8);
            assertThat(request)
                    .startsWith("GET /changes?" + (cursor.isTextual() ? "after=" + cursor.asText() + "&" : "")
                            + "limit=100\naccept: application/json\n");
        }
    }

    @Test
    void tellsNothingOfAnAnswerThatIsNoPage() throws Exception {
        var parameters = Map.of("system", "jfsc", "url", "{url}/changes", "period", "100");
        try (var bench = new Bench("jfsc-registry-source");
                var partner = new HttpPartner(parameters)) {
            partner.answers(200, "<html><body>Please accept our cookies</body></html>");

            bench.listen("jfsc-registry-source", partner.parameters(), "hub:outbox:jfsc?items=page");

            partner.first();
            partner.first();
            assertThat(bench.hub().told()).isEmpty();
        }
    }

    static JsonNode tree(String text) throws IOException {
        return JSON.readTree(text);
    }
}
