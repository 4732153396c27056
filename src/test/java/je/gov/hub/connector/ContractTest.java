package je.gov.hub.connector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import je.gov.hub.connector.partner.HttpPartner;
import je.gov.hub.connector.partner.MllpPartner;
import je.gov.hub.connector.partner.Partner;
import je.gov.hub.connector.partner.SftpPartner;
import je.gov.hub.sandbox.Ports;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every connector, found by folder: each example under {@code examples/} goes through the Kamelet to or from a real server of its
 * protocol, and what comes out is the example's other side, byte for byte, or value for value where it is an event.
 * {@code -Dhub.examples=write} writes what came out instead, to be read and committed.
 */
class ContractTest {

    private static final boolean WRITE = "write".equals(System.getProperty("hub.examples"));
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What goes into a connector, and what the hub says meanwhile; everything else is what comes out. */
    private static final Set<String> GIVEN = Set.of("in.json", "in.csv", "in.hl7", "answers.json", "hub.txt");

    private static final ConnectorFolder.Contents DECLARED =
            new ConnectorFolder(Bench.CONNECTORS, new CamelForm()).read();

    @TempDir
    Path folder;

    static List<Path> connectors() {
        return within(Bench.CONNECTORS, Files::isDirectory);
    }

    static Stream<Path> examples() {
        return connectors().stream().flatMap(connector -> examples(connector).stream());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void doesWhatTheExampleSays(Path example) throws Exception {
        try (var stand = stand(example.getName(1).toString())) {
            var outcome = stand.run(example);

            if (WRITE) {
                write(example, outcome);
            }
            assertThat(outcome.keySet()).as(example.toString()).isEqualTo(expected(example));
            for (var one : outcome.entrySet()) {
                compare(example.resolve(one.getKey()), one.getValue());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("connectors")
    void hasTheFiveExamplesThatEveryConnectorHas(Path connector) {
        var names = examples(connector).stream()
                .map(one -> one.getFileName().toString())
                .toList();

        assertThat(names).contains("typical", "bare", "unicode", "longest", "hostile");
    }

    private static void compare(Path expected, byte[] outcome) throws IOException {
        if (expected.toString().endsWith(".json")) {
            assertThat(JSON.readTree(outcome)).as(expected.toString()).isEqualTo(JSON.readTree(expected.toFile()));
            return;
        }
        assertThat(new String(outcome, StandardCharsets.UTF_8))
                .as(expected.toString())
                .isEqualTo(new String(Files.readAllBytes(expected), StandardCharsets.UTF_8));
        assertThat(outcome).as(expected.toString()).isEqualTo(Files.readAllBytes(expected));
    }

    private static void write(Path example, Map<String, byte[]> outcome) throws IOException {
        for (var one : outcome.entrySet()) {
            var text = one.getKey().endsWith(".json")
                    ? (JSON.readTree(one.getValue()).toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8)
                    : one.getValue();
            Files.write(example.resolve(one.getKey()), text);
        }
    }

    private static Set<String> expected(Path example) {
        var names = new TreeSet<String>();
        within(example, Files::isRegularFile)
                .forEach(file -> names.add(file.getFileName().toString()));
        names.removeAll(GIVEN);
        return names;
    }

    /** The connector says itself what it speaks, so a new one of a protocol that is known here needs no line of Java. */
    private Stand stand(String name) throws Exception {
        var connector = Objects.requireNonNull(DECLARED.connectors().get(name), name);
        return connector.source() ? source(connector) : new SinkStand(connector, partner(connector));
    }

    private Partner partner(Connector connector) throws Exception {
        return switch (connector.protocol()) {
            case "sftp" -> new SftpPartner(folder);
            case "mllp" -> new MllpPartner();
            case "http", "soap" -> new HttpPartner(Map.of("url", "{url}"));
            default -> throw new IllegalStateException("No server is known for " + connector.protocol());
        };
    }

    private Stand source(Connector connector) throws Exception {
        return switch (connector.protocol()) {
            case "sftp" -> new CounterStand(connector.name(), folder);
            case "mllp" -> new PracticeStand(connector.name(), Ports.free());
            case "http" -> new RegistryStand(connector.name(), 100_000);
            default -> throw new IllegalStateException("No client is known for " + connector.protocol());
        };
    }

    /** Of a connector without any, none. */
    private static List<Path> examples(Path connector) {
        var examples = connector.resolve("examples");
        return Files.exists(examples) ? within(examples, Files::isDirectory) : List.of();
    }

    private static List<Path> within(Path parent, Predicate<Path> wanted) {
        try (var all = Files.list(parent)) {
            return all.filter(wanted).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
