package je.gov.hub.delivery;

import static je.gov.hub.exchange.BrokerStand.HELIER;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import je.gov.hub.component.HubComponent;
import je.gov.hub.connector.camel.Bindings;
import je.gov.hub.connector.camel.ConnectorLoading;
import je.gov.hub.event.EventReader;
import je.gov.hub.exchange.BrokerStand;
import je.gov.hub.intake.Intake;
import je.gov.hub.ledger.Dispatch;
import je.gov.hub.ledger.Setback;
import je.gov.hub.subject.Subject;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The real connectors before partners that hold on to a call, over real sockets: no lane is held, no connection left open. */
class SlowPartnerTest {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final Duration LONGEST = Duration.ofSeconds(2);

    /** Longer than a connector's own limit takes when it is used first, shorter than {@link #LONG_MILLIS}. */
    private static final Duration PATIENT = Duration.ofSeconds(8);

    private static final int SHORT_MILLIS = 300;
    private static final int LONG_MILLIS = 10_000;
    private static final Path CONNECTORS = Path.of("connectors");
    private static final byte[] OK = ascii("HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n");
    private static final byte[] FAULT = ascii("HTTP/1.1 500 No\r\nContent-Type: text/xml\r\n\r\n");

    @TempDir
    private Path folder;

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private ClerkStand stand;

    @BeforeEach
    void start() {
        stand = new ClerkStand(folder, CLOCK, LONGEST, HELIER);
        camel.getPropertiesComponent().addInitialProperty("hub.connectors", CONNECTORS.toString());
        Bindings.in(camel, CLOCK);
        camel.start();
    }

    @AfterEach
    void stop() {
        stand.close();
        camel.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"webhook-sink", "revenue-soap-sink", "gp-hl7v2-sink", "parish-register-sink"})
    void aByteASecondHoldsNoLane(String connector) throws Exception {
        try (var server = new SlowServer(SlowServer.drip(slowWords(connector), 300))) {
            assertIsCut(connector, server);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"webhook-sink", "revenue-soap-sink", "gp-hl7v2-sink", "parish-register-sink"})
    void silenceHoldsNoLane(String connector) throws Exception {
        try (var server = new SlowServer(SlowServer.silent())) {
            assertIsCut(connector, server);
        }
    }

    /** Long before the whole hand-over is cut. */
    @ParameterizedTest
    @CsvSource({"webhook-sink, timeout", "revenue-soap-sink, timeout", "gp-hl7v2-sink, hl7 no answer"})
    void anAnswerIsWaitedForAsLongAsTheConnectorSays(String connector, String rule) throws Exception {
        try (var server = new SlowServer(SlowServer.silent())) {
            patiently();
            plugIn(connector, server.port(), SHORT_MILLIS);
            tell(connector, 1);

            ClerkStand.eventually(() -> stand.book.count(stand.book.delayed) > 0);

            assertThat(stand.book.delayed.get(0).rule()).isEqualTo(rule);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"webhook-sink", "revenue-soap-sink", "gp-hl7v2-sink", "parish-register-sink"})
    void aConnectionIsWaitedForAsLongAsTheConnectorSays(String connector) throws Exception {
        try (var server = new FullServer()) {
            patiently();
            plugIn(connector, server.port(), SHORT_MILLIS);
            tell(connector, 1);

            ClerkStand.eventually(() -> stand.book.count(stand.book.delayed) > 0);

            assertThat(stand.book.delayed.get(0).rule()).isEqualTo("no connection");
        }
    }

    @Test
    void anAnswerWithoutEndIsReadUpToALimit() throws Exception {
        var filling = "x".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);
        try (var server = new SlowServer(SlowServer.endless(FAULT, filling))) {
            patiently();
            plugIn("revenue-soap-sink", server.port(), LONG_MILLIS);
            tell("revenue-soap-sink", 1);

            ClerkStand.eventually(() -> stand.book.count(stand.book.delayed) > 0);

            assertThat(stand.book.delayed).extracting(Setback::rule).contains("answer too big");
            ClerkStand.eventually(() -> server.open() <= 1);
        }
    }

    @Test
    void anAcknowledgementWithoutEndIsReadUpToALimit() throws Exception {
        var filling = "x".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);
        try (var server = new SlowServer(SlowServer.endless(ascii("\u000bMSH|^~\\&|"), filling))) {
            patiently();
            plugIn("gp-hl7v2-sink", server.port(), LONG_MILLIS);
            tell("gp-hl7v2-sink", 1);

            ClerkStand.eventually(() -> stand.book.count(stand.book.delayed) > 0);

            assertThat(stand.book.quarantined).isEmpty();
            ClerkStand.eventually(() -> server.open() <= 1);
        }
    }

    @Test
    void aBombIsNotUnpacked() throws Exception {
        var bomb = new ByteArrayOutputStream();
        bomb.writeBytes(OK);
        var packed = packed(200);
        bomb.writeBytes(ascii("Content-Encoding: gzip\r\nContent-Length: " + packed.length + "\r\n\r\n"));
        bomb.writeBytes(packed);
        try (var server = new SlowServer(SlowServer.atOnce(bomb.toByteArray()))) {
            patiently();
            plugIn("revenue-soap-sink", server.port(), LONG_MILLIS);
            tell("revenue-soap-sink", 1);

            ClerkStand.eventually(() -> stand.book.count(stand.book.delayed) > 0);

            assertThat(stand.book.delayed.get(0).rule()).isEqualTo("connector says unavailable");
            assertThat(stand.book.delayed.get(0).excerpt()).hasSizeLessThan(1000);
        }
    }

    private void assertIsCut(String connector, SlowServer server) throws Exception {
        plugIn(connector, server.port(), LONG_MILLIS);
        var began = CLOCK.instant();
        tell(connector, 1);

        ClerkStand.eventually(() -> stand.book.count(stand.book.delayed) > 0);

        assertThat(Duration.between(began, CLOCK.instant())).isLessThan(LONGEST.multipliedBy(3));
        stand.delivery.suspend(HELIER);
        ClerkStand.eventually(() -> stand.status().inHand() == 0 && server.open() == 0 && stand.lanesAtWork.get() == 0);
        assertThat(stand.book.quarantined).isEmpty();
        assertThat(stand.book.receipts).isEmpty();
    }

    private static Intake nobodyTells() {
        return (Intake) Proxy.newProxyInstance(
                Intake.class.getClassLoader(), new Class<?>[] {Intake.class}, (proxy, method, arguments) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    /** Where a limit of the connector's own is to be seen, and not the clerk's. */
    private void patiently() {
        stand.close();
        stand = new ClerkStand(folder.resolve("patient"), CLOCK, PATIENT, HELIER);
    }

    private void plugIn(String connector, int port, int timeLimit) throws Exception {
        camel.addComponent("hub", new HubComponent(nobodyTells(), stand.delivery, new EventReader()::structured));
        new ConnectorLoading(camel)
                .load(connector, CONNECTORS.resolve(connector).resolve(connector + ".kamelet.yaml"));
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("hub:inbox:" + HELIER + "?key=honoured")
                        .to(uri(connector, parameters(connector, port)) + "&timeLimit=" + timeLimit);
            }
        });
    }

    private static String uri(String connector, Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(one -> one.getKey() + "=" + one.getValue())
                .collect(Collectors.joining("&", "kamelet:" + connector + "?", ""));
    }

    private Map<String, String> parameters(String connector, int number) {
        var url = "http://127.0.0.1:" + number + "/";
        var port = Integer.toString(number);
        return switch (connector) {
            case "webhook-sink" -> Map.of("url", url, "secret", "whsec_aW52ZW50ZWQgc2VjcmV0IG9mIDI0IGJ5dGVz");
            case "revenue-soap-sink" -> Map.of("url", url);
            case "gp-hl7v2-sink" ->
                Map.of("host", "127.0.0.1", "port", port, "application", "A", "facility", "F", "authority", "H");
            default ->
                Map.of(
                        "host",
                        "127.0.0.1",
                        "port",
                        port,
                        "username",
                        "hub",
                        "password",
                        "secret",
                        "knownHosts",
                        folder.resolve("none").toString());
        };
    }

    /** What each protocol takes for the beginning of something. */
    private static byte[] slowWords(String connector) {
        return switch (connector) {
            case "gp-hl7v2-sink" -> ascii("\u000bMSH|^~\\&|A|B|C|D|");
            case "parish-register-sink" -> ascii("Welcome to this server");
            default -> ascii("HTTP/1.1 200 OK and so on");
        };
    }

    private void tell(String connector, long number) throws IOException, Exception {
        var body = Files.readAllBytes(CONNECTORS.resolve(connector).resolve("examples/typical/in.json"));
        stand.put(
                List.of(new Dispatch(number, BrokerStand.id(number), HELIER, new Subject(new UUID(0, number)), body)));
    }

    private static byte[] packed(int megabytes) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var packing = new GZIPOutputStream(bytes)) {
            var zeros = new byte[1024 * 1024];
            for (int count = 0; count < megabytes; count++) {
                packing.write(zeros);
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
