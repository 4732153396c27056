package je.gov.hub.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.model.v25.message.ACK;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import je.gov.hub.component.Refusals;
import je.gov.hub.connector.partner.MllpSender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Practices' messages over MLLP: what is told, and what is answered. An example's {@code hub.txt} is why the hub refuses it. */
class PracticeNewsTest {

    private static final boolean WRITE = "write".equals(System.getProperty("hub.examples"));
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path EXAMPLES = Bench.CONNECTORS.resolve("gp-hl7v2-source/examples");

    private Bench bench = new Bench();
    private int port;

    @BeforeEach
    void listen() throws Exception {
        bench.close();
        bench = new Bench("gp-hl7v2-source");
        port = MllpSender.freePort();
        var parameters = Map.of("system", "gp-harbour", "port", String.valueOf(port), "authority", "HEALTH");
        bench.listen("gp-hl7v2-source", parameters, "hub:outbox:gp-harbour");
        await().atMost(Duration.ofSeconds(10)).ignoreExceptions().until(() -> {
            MllpSender.to(port).close();
            return true;
        });
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    static Stream<Path> messages() throws IOException {
        try (var all = Files.list(EXAMPLES)) {
            return all.sorted().toList().stream();
        }
    }

    private byte[] send(byte[] message) throws IOException {
        try (var sender = MllpSender.to(port)) {
            return sender.send(message);
        }
    }

    @ParameterizedTest
    @MethodSource("messages")
    void tellsWhatAPracticeSaysAndAnswersIt(Path example) throws Exception {
        if (Files.exists(example.resolve("hub.txt"))) {
            var kind = Files.readString(example.resolve("hub.txt")).strip();
            bench.hub().answers(told -> {
                throw Refusals.of(kind);
            });
        }

        var answer = send(Files.readAllBytes(example.resolve("in.hl7")));

        compareTold(example.resolve("out.json"));
        compareAnswer(example.resolve("ack.hl7"), answer);
    }

    private void compareTold(Path expected) throws IOException {
        var told = bench.hub().told().poll();
        if (WRITE && told != null) {
            Files.writeString(
                    expected, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(told)) + "\n");
        }
        assertThat(told == null ? null : JSON.readTree(told))
                .as(expected.toString())
                .isEqualTo(Files.exists(expected) ? JSON.readTree(expected.toFile()) : null);
    }

    private static void compareAnswer(Path expected, byte[] answer) throws IOException {
        if (WRITE) {
            Files.write(expected, answer);
        }
        assertThat(new String(answer, StandardCharsets.UTF_8))
                .as(expected.toString())
                .isEqualTo(Files.readString(expected));
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

    @Test
    void listensOnAfterWhatIsNoMessage() throws Exception {
        for (var nonsense : List.of(
                "", "x", "\u000B", "\u000B\u001C\r", "\u000BMSH", "\u001C\r\u000B\u000B", "\u000BMSH|^~\\&|\u001C\r")) {
            try (var sender = MllpSender.to(port)) {
                sender.sendRaw(nonsense.getBytes(StandardCharsets.UTF_8));
            }
        }

        var answer = send(Files.readAllBytes(EXAMPLES.resolve("typical/in.hl7")));

        assertThat(new String(answer, StandardCharsets.UTF_8)).contains("MSA|AA|00001");
    }

    @Test
    void givesTheSameMessageTheSameId() throws Exception {
        var message = Files.readAllBytes(EXAMPLES.resolve("typical/in.hl7"));
        var another = new String(message, StandardCharsets.UTF_8)
                .replace("|12 La", "|13 La")
                .getBytes(StandardCharsets.UTF_8);

        send(message);
        send(message);
        send(another);

        var ids = bench.hub().told().stream().map(PracticeNewsTest::id).toList();
        assertThat(ids.get(0)).isEqualTo(ids.get(1)).isNotEqualTo(ids.get(2));
        assertThat(bench.hub().raw()).first().isEqualTo(message);
    }

    private static String id(String told) {
        try {
            return JSON.readTree(told).path("id").asText();
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }
}
