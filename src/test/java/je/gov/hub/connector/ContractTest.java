package je.gov.hub.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import je.gov.hub.connector.partner.HttpPartner;
import je.gov.hub.connector.partner.MllpPartner;
import je.gov.hub.connector.partner.Partner;
import je.gov.hub.connector.partner.SftpPartner;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every connector, found by folder: each example under {@code examples/} goes through the Kamelet to a real server of its protocol, and what
 * arrives is the example's other side, byte for byte. {@code -Dhub.examples=write} writes what arrived instead, to be read and committed.
 */
class ContractTest {

    private static final boolean WRITE = "write".equals(System.getProperty("hub.examples"));

    private static final String RECEIPT = """
            <?xml version="1.0" encoding="UTF-8"?><e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body>\
            <r:NotificationResponse xmlns:r="urn:je:gov:revenue:notification:v1"><r:reference>RJ-17</r:reference>\
            </r:NotificationResponse></e:Body></e:Envelope>
            """;

    @TempDir
    Path folder;

    static Stream<String> sinks() {
        return folders(Bench.CONNECTORS)
                .map(one -> one.getFileName().toString())
                .filter(one -> one.endsWith("-sink"));
    }

    @ParameterizedTest
    @MethodSource("sinks")
    void sendsWhatItsExamplesSay(String connector) throws Exception {
        try (var bench = new Bench(connector);
                var partner = partner(connector)) {
            for (var example : examples(connector)) {
                var disclosure = Files.readString(example.resolve("in.json"));

                var exchange = bench.handOver(connector, partner.parameters(), disclosure);

                if (exchange.getException() != null) {
                    throw new AssertionError(example.toString(), exchange.getException());
                }
                compare(example, partner.received());
                if (partner instanceof SftpPartner sftp) {
                    sftp.empty();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("sinks")
    void hasTheFiveExamplesThatEveryConnectorHas(String connector) {
        var names = examples(connector).stream()
                .map(one -> one.getFileName().toString())
                .toList();

        assertThat(names).contains("typical", "bare", "unicode", "longest", "hostile");
    }

    private static void compare(Path example, byte[] arrived) throws IOException {
        var expected = wire(example);
        if (WRITE) {
            Files.write(expected, arrived);
        }
        assertThat(new String(arrived, StandardCharsets.UTF_8))
                .as(example.toString())
                .isEqualTo(Files.readString(expected));
        assertThat(arrived).as(example.toString()).isEqualTo(Files.readAllBytes(expected));
    }

    private static Path wire(Path example) {
        var connector = example.getName(1).toString();
        var extension = connector.startsWith("parish-") ? "csv" : connector.startsWith("gp-") ? "hl7" : "http";
        return example.resolve("out." + extension);
    }

    private static List<Path> examples(String connector) {
        return folders(Bench.CONNECTORS.resolve(connector).resolve("examples")).toList();
    }

    private Partner partner(String connector) throws Exception {
        return switch (connector) {
            case "parish-register-sink" -> new SftpPartner(folder);
            case "gp-hl7v2-sink" -> new MllpPartner();
            case "webhook-sink" ->
                new HttpPartner(
                        Map.of("url", "{url}/hooks/hub", "secret", "whsec_aW52ZW50ZWQgc2VjcmV0IG9mIDI0IGJ5dGVz"));
            case "revenue-soap-sink" -> new HttpPartner(Map.of("url", "{url}/notifications")).answers(200, RECEIPT);
            default -> throw new IllegalStateException("No server is known for " + connector + ": add it here");
        };
    }

    private static Stream<Path> folders(Path parent) {
        try (var all = Files.list(parent)) {
            return all.filter(Files::isDirectory).sorted().toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
