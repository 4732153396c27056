package je.gov.hub.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.model.v25.message.ACK;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import je.gov.hub.connector.partner.HttpPartner;
import je.gov.hub.connector.partner.MllpSender;
import je.gov.hub.sandbox.Ports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What sources do besides reading: what is left for later, what is told of nonsense, what the other side can read. */
class SourceTest {

    private static final Path MESSAGES = Bench.CONNECTORS.resolve("gp-hl7v2-source/examples");

    @TempDir
    Path folder;

    @Test
    void leavesAFileWhereItIsWhileTheHubCannotAccept() throws Exception {
        try (var counter = new CounterStand(folder)) {
            var example = Bench.CONNECTORS.resolve("parish-counter-source/examples/typical");
            counter.hub().answers(told -> {
                if (counter.hub().told().size() < 3) {
                    throw new IOException("not now");
                }
                return CounterStand.answer(example, told);
            });

            counter.take(example);

            assertThat(counter.hub().told()).hasSize(3);
        }
    }

    @Test
    void takesAThousandRowsAndOfMoreNone() throws Exception {
        try (var counter = new CounterStand(folder)) {
            var example = Bench.CONNECTORS.resolve("parish-counter-source/examples/typical");
            counter.hub().answers(told -> CounterStand.answer(example, told));

            counter.take(rows(example, 1000));
            counter.take(rows(example, 1001));

            assertThat(counter.hub().told()).extracting(SourceTest::items).containsExactly(1000, 1);
            assertThat(counter.rejects()).hasSize(1);
            assertThat(counter.reject(counter.rejects().getFirst()))
                    .contains("more than 1,000 rows: bring it in parts");
        }
    }

    /** The example's rows over and over. */
    private Path rows(Path example, int count) throws IOException {
        var lines = Files.readAllLines(example.resolve("in.csv"));
        var many = new StringBuilder(lines.getFirst()).append('\n');
        for (int row = 0; row < count; row++) {
            many.append(lines.get(1 + row % (lines.size() - 1))).append('\n');
        }
        var large = Files.createTempDirectory(folder, "large");
        Files.writeString(large.resolve("in.csv"), many);
        return large;
    }

    private static int items(String told) {
        try {
            return new ObjectMapper().readTree(told).path("items").size();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Test
    void saysOfAThousandRowsWhyEachIsWrong() throws Exception {
        try (var counter = new CounterStand(folder)) {
            var wrong = "x ".repeat(500);
            counter.hub().answers(told -> {
                var answer = new ObjectMapper().createObjectNode();
                var outcomes = answer.putArray("outcomes");
                for (int row = 0; row < 1000; row++) {
                    var outcome = outcomes.addObject().put("index", row).put("outcome", "invalid");
                    outcome.putArray("faults")
                            .addObject()
                            .put("pointer", "/data")
                            .put("detail", wrong);
                }
                return answer.toString();
            });

            counter.take(rows(Bench.CONNECTORS.resolve("parish-counter-source/examples/typical"), 1000));

            assertThat(counter.reject(counter.rejects().getFirst()).lines()).hasSize(1001);
        }
    }

    @Test
    void rejectsAFileOnceThatItCannotMove() throws Exception {
        try (var counter = new CounterStand(folder)) {
            var example = Bench.CONNECTORS.resolve("parish-counter-source/examples/not-csv");
            counter.hub().answers(told -> CounterStand.answer(example, told));
            counter.keepsAllFiles();

            counter.leave("monday.csv", Files.readString(example.resolve("in.csv")), Bench.CLOCK.instant());

            await().atMost(Duration.ofSeconds(15))
                    .until(() -> counter.hub().told().size() > 3);
            assertThat(counter.rejects()).hasSize(1);
        }
    }

    @Test
    void rejectsAFileWithControlCharacters() throws Exception {
        try (var counter = new CounterStand(folder)) {
            var large = Files.createTempDirectory(folder, "controls");
            Files.writeString(large.resolve("in.csv"), "effective_date,ssn\n2026-11-02,\u0007\n");
            counter.hub().answers(told -> CounterStand.answer(large, told));

            counter.take(large);

            assertThat(counter.reject(counter.rejects().getFirst())).contains("The file holds control characters");
        }
    }

    @Test
    void keepsWhatIsThereOfAnEarlierFileOfTheSameName() throws Exception {
        try (var counter = new CounterStand(folder)) {
            var example = Bench.CONNECTORS.resolve("parish-counter-source/examples/not-csv");
            counter.hub().answers(told -> CounterStand.answer(example, told));

            counter.take(example, "v1.2.csv");
            counter.take(example, "v1.2.csv");

            assertThat(counter.taken()).hasSize(2).allMatch(name -> name.startsWith("v1.2-"));
            assertThat(counter.rejects()).isEqualTo(counter.taken());
        }
    }

    @Test
    void tellsFilesInTheOrderInWhichTheyCameAndNoneBeforeOneThatCouldNotBeTold() throws Exception {
        try (var counter = new CounterStand(folder)) {
            var example = Bench.CONNECTORS.resolve("parish-counter-source/examples/typical");
            counter.hub().answers(told -> {
                if (counter.hub().told().size() < 9) {
                    throw new IOException("not now");
                }
                return CounterStand.answer(example, told);
            });
            for (int day = 1; day <= 6; day++) {
                var text = "effective_date,ssn\n2026-11-0" + day + ",JY123456A\n";
                counter.leave(
                        "cafbed".charAt(day - 1) + ".csv",
                        text,
                        Bench.CLOCK.instant().plusSeconds(day));
            }

            await().atMost(Duration.ofSeconds(15)).until(() -> days(counter).size() == 6);

            assertThat(days(counter)).isSorted();
            assertThat(counter.hub().told()).hasSize(9 + 5);
        }
    }

    /** The days that were told of, in the order in which they were last told. */
    private static List<String> days(CounterStand counter) throws IOException {
        var days = new ArrayList<String>();
        for (var told : counter.hub().told()) {
            var day = new ObjectMapper()
                    .readTree(told)
                    .at("/items/0/data/effectiveDate")
                    .asText();
            days.remove(day);
            days.add(day);
        }
        return days;
    }

    @ParameterizedTest
    @ValueSource(strings = {"MONDAY.CSV", "Tuesday.Csv"})
    void takesAFileWhoseNameEndsInCapitals(String name) throws Exception {
        try (var counter = new CounterStand(folder)) {
            var example = Bench.CONNECTORS.resolve("parish-counter-source/examples/typical");
            counter.hub().answers(told -> CounterStand.answer(example, told));

            counter.take(example, name);

            assertThat(counter.hub().told()).hasSize(1);
        }
    }

    @Test
    void tellsNothingOfAnAnswerThatIsNoPage() throws Exception {
        try (var registry = new RegistryStand(100)) {
            registry.partner().answers(200, "<html><body>Please accept our cookies</body></html>");

            registry.listen();

            registry.partner().first();
            registry.partner().first();
            assertThat(registry.hub().told()).isEmpty();
        }
    }

    @Test
    @Timeout(30)
    void endsWithTheHubThoughTheFeedGoesOn() throws Exception {
        try (var registry = new RegistryStand(100)) {
            registry.partner().answers(200, "{\"changes\":[{}],\"next\":\"9\"}");

            registry.listen();

            await().atMost(Duration.ofSeconds(15))
                    .until(() -> registry.hub().told().size() > 3);
        }
    }

    @Test
    void isSteeredByNoHeaderOfAnAnswer() throws Exception {
        try (var registry = new RegistryStand(100);
                var elsewhere = new HttpPartner(Map.of("url", "{url}"))) {
            var steering = Map.of(
                    "CamelHttpUri", elsewhere.parameters().getOrDefault("url", ""),
                    "cAMELhTTPpATH", "/elsewhere",
                    "CAMELHTTPQUERY", "after=everything",
                    "camelfilename", "../../etc/passwd",
                    "CamelHttpMethod", "DELETE",
                    "org.apache.camel.x", "1",
                    "system", "revenue",
                    "cursor", "0");
            registry.partner().adds(steering).answers(200, "{\"changes\":[],\"next\":\"9\"}");

            registry.listen();

            for (int look = 0; look < 3; look++) {
                assertThat(new String(registry.partner().first(), StandardCharsets.UTF_8))
                        .startsWith("GET /changes?limit=100\naccept: application/json\n");
            }
            assertThat(elsewhere.unasked()).isTrue();
            assertThat(registry.hub().headers()).doesNotContainAnyElementsOf(steering.keySet());
        }
    }

    @Test
    void carriesNoHeaderFromAPracticeOrACounter() throws Exception {
        try (var practice = new PracticeStand();
                var counter = new CounterStand(folder)) {
            var example = Bench.CONNECTORS.resolve("parish-counter-source/examples/typical");
            counter.hub().answers(told -> CounterStand.answer(example, told));

            practice.send(Files.readAllBytes(MESSAGES.resolve("typical/in.hl7")));
            counter.take(example, "cAMELhTTPuRI=x&CamelFileName=y.csv");

            assertThat(practice.hub().headers()).allMatch(SourceTest::setByItsOwnComponent);
            assertThat(counter.hub().headers()).allMatch(SourceTest::setByItsOwnComponent);
        }
    }

    /** Their names are constants of the component; a partner has no say in them. */
    private static boolean setByItsOwnComponent(String header) {
        return header.startsWith("CamelMllp")
                || header.startsWith("CamelFile")
                || header.startsWith("CamelFtp")
                || header.equals("CamelMessageTimestamp")
                || header.equals("Content-Type")
                || header.equals("system");
    }

    @Test
    void listensOnAfterWhatIsNoMessage() throws Exception {
        try (var practice = new PracticeStand()) {
            for (var nonsense : List.of(
                    "",
                    "x",
                    "\u000B",
                    "\u000B\u001C\r",
                    "\u000BMSH",
                    "\u001C\r\u000B\u000B",
                    "\u000BMSH|^~\\&|\u001C\r")) {
                try (var sender = MllpSender.to(practice.port())) {
                    sender.sendRaw(nonsense.getBytes(StandardCharsets.UTF_8));
                }
            }

            var answer = practice.send(Files.readAllBytes(MESSAGES.resolve("typical/in.hl7")));

            assertThat(new String(answer, StandardCharsets.UTF_8)).contains("MSA|AA|00001");
        }
    }

    @Test
    void listensAgainAtOnceWhereConnectionsStillWaitForTheirEnd() throws Exception {
        var port = Ports.free();
        closedByTheListenerFirst(port);

        try (var after = new PracticeStand(port)) {
            assertThat(after.send(Files.readAllBytes(MESSAGES.resolve("typical/in.hl7"))))
                    .isNotEmpty();
        }
    }

    @Test
    void givesTheSameMessageTheSameId() throws Exception {
        try (var practice = new PracticeStand()) {
            var message = Files.readAllBytes(MESSAGES.resolve("typical/in.hl7"));
            var another = new String(message, StandardCharsets.UTF_8)
                    .replace("|12 La", "|13 La")
                    .getBytes(StandardCharsets.UTF_8);

            practice.send(message);
            practice.send(message);
            practice.send(another);

            var ids = new ArrayList<String>();
            for (var told : practice.hub().told()) {
                ids.add(new ObjectMapper().readTree(told).path("id").asText());
            }
            assertThat(ids.get(0)).isEqualTo(ids.get(1)).isNotEqualTo(ids.get(2));
            assertThat(practice.hub().raw()).first().isEqualTo(message);
        }
    }

    /** As a hub that is killed leaves it: the system ends its connections, and keeps the port's end of each for a minute. */
    private static void closedByTheListenerFirst(int port) throws IOException {
        try (var listener = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                var client = new Socket(InetAddress.getLoopbackAddress(), port)) {
            listener.accept().close();
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
    }

    static Stream<Path> messages() throws IOException {
        try (var all = Files.list(MESSAGES)) {
            return all.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("messages")
    void answersWithAnAcknowledgementThatHapiReads(Path example) throws Exception {
        try (var hapi = new DefaultHapiContext()) {
            var answer = Files.readString(example.resolve("ack.hl7"));

            var ack = (ACK) hapi.getPipeParser().parse(answer);

            assertThat(ack.getMSA().getAcknowledgmentCode().getValue()).isIn("AA", "AE", "AR");
            assertThat(ack.getMSH().getMessageControlID().getValue()).hasSizeBetween(1, 20);
        }
    }
}
