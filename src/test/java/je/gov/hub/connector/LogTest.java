package je.gov.hub.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import je.gov.hub.connector.partner.MllpSender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What the sources log of what they cannot read, at the levels that the hub ships: nothing of anybody. */
class LogTest {

    private static final String NAME = "Zebedee Quenault";
    private static final String SSN = "JY987654D";
    private static final Path MESSAGE = Bench.CONNECTORS.resolve("gp-hl7v2-source/examples/typical/in.hl7");

    @TempDir
    Path folder;

    private final LoggerContext logging = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final Map<Logger, Level> before = new HashMap<>();
    private final Lines lines = new Lines();

    @BeforeEach
    void listenAtTheLevelsThatAreShipped() throws IOException {
        var levels = new ObjectMapper(new YAMLFactory())
                .readTree(Path.of("config/application.yaml").toFile())
                .at("/logging/level");
        levels.properties().forEach(level -> {
            var logger = logging.getLogger(level.getKey().equals("root") ? "ROOT" : level.getKey());
            before.put(logger, logger.getLevel());
            logger.setLevel(Level.valueOf(level.getValue().asText()));
        });
        assertThat(before).hasSizeGreaterThan(3);
        lines.setContext(logging);
        lines.start();
        logging.getLogger("ROOT").addAppender(lines);
    }

    @AfterEach
    void listenAsBefore() {
        logging.getLogger("ROOT").detachAppender(lines);
        before.forEach(Logger::setLevel);
    }

    @Test
    void thisTestSeesWhatIsLogged() throws Exception {
        logging.getLogger("org.apache.camel.component.mllp").setLevel(Level.TRACE);

        sendNonsenseToAPractice();

        assertThat(lines.text()).contains(NAME);
    }

    @Test
    void aPractice() throws Exception {
        sendNonsenseToAPractice();

        assertNothingOfAnybody();
    }

    private void sendNonsenseToAPractice() throws Exception {
        var message = Files.readString(MESSAGE).replaceFirst("PID\\|[^\r]*", "PID|1||" + SSN + "||" + NAME);
        try (var practice = new PracticeStand()) {
            for (var bytes : List.of(
                    "\u000B" + message.replace(NAME, "Zebedee\u000B" + NAME) + "\u001C\r",
                    "\u000B" + message.replace(NAME, "Zebedee\u001C" + NAME) + "\u001C\r",
                    NAME + SSN + "\u000B" + message + "\u001C\r" + NAME + SSN,
                    "\u000B" + message,
                    NAME + " " + SSN + "\r",
                    "\u000B" + NAME + "\u001C\r")) {
                try (var sender = MllpSender.to(practice.port())) {
                    sender.sendRaw(bytes.getBytes(StandardCharsets.UTF_8));
                }
            }
            practice.send(Files.readAllBytes(MESSAGE));
        }
    }

    @Test
    void aCounter() throws Exception {
        var rows = Files.createDirectories(folder.resolve("rows"));
        var header = Files.readAllLines(Bench.CONNECTORS.resolve("parish-counter-source/examples/typical/in.csv"))
                .getFirst();
        var files = List.of(
                header + "\n" + NAME + "," + SSN + "\n",
                header + "\n\"" + NAME + ",\"" + SSN + "\n",
                NAME + "," + SSN + "\nx,y\n",
                header + "\nsoon," + SSN + ",,\"" + NAME + "\",,,,,,,,,,,,,,\n");
        try (var counter = new CounterStand(Files.createDirectories(folder.resolve("sftp")))) {
            for (int number = 0; number < files.size(); number++) {
                var failing = new boolean[] {true};
                counter.hub().answers(told -> {
                    if (failing[0]) {
                        failing[0] = false;
                        throw new IOException("not now");
                    }
                    return CounterStand.answer(rows, told);
                });
                Files.writeString(rows.resolve("in.csv"), files.get(number));

                counter.take(rows, "bad-" + number + ".csv");
                Files.delete(rows.resolve("in.csv"));
            }
        }

        assertNothingOfAnybody();
    }

    @Test
    void namesTheFileThatCannotBeTaken() throws Exception {
        var example = Bench.CONNECTORS.resolve("parish-counter-source/examples/not-csv");
        try (var counter = new CounterStand(Files.createDirectories(folder.resolve("sftp")))) {
            counter.hub().answers(told -> CounterStand.answer(example, told));
            Files.delete(folder.resolve("sftp/home/counter/reject"));
            counter.leave("friday.csv", NAME + "," + SSN + "\n", Bench.CLOCK.instant());

            await().atMost(Duration.ofSeconds(15))
                    .until(() -> counter.hub().told().size() > 2);

            assertThat(lines.text())
                    .contains("A counter's file could not be taken; it stays where it is (parish-he, friday.csv, "
                            + "org.apache.camel.component.file.GenericFileOperationFailedException)");
        }
        assertNothingOfAnybody();
    }

    @Test
    void aRegistry() throws Exception {
        try (var registry = new RegistryStand(100)) {
            registry.listen();
            for (var garbage : List.of(
                    NAME + " " + SSN,
                    "{\"changes\":[{\"officer\":\"" + NAME + "\",\"ssn\":\"" + SSN + "\"}",
                    "{\"changes\":\"" + NAME + SSN + "\",\"next\":{}}",
                    "{\"changes\":[{\"" + NAME + "\":0}],\"next\":\"" + SSN + NAME + "\"}")) {
                for (int status : new int[] {200, 500}) {
                    registry.partner().answers(status, garbage);
                    registry.partner().first();
                    registry.partner().first();
                }
            }
            registry.partner().close();
            await().atMost(Duration.ofSeconds(15))
                    .until(() -> lines.text()
                            .contains("A registry's feed could not be read; it is read again from where it was (jfsc, "
                                    + "org.apache.hc.client5.http.HttpHostConnectException)"));
        }

        assertNothingOfAnybody();
        assertThat(lines.text()).doesNotContain("\tat ");
    }

    private void assertNothingOfAnybody() {
        assertThat(lines.text()).doesNotContain(NAME, "Quenault", "Zebedee", SSN);
    }

    /** Whatever of a line could be printed. */
    private static final class Lines extends AppenderBase<ILoggingEvent> {

        private final List<String> all = new CopyOnWriteArrayList<>();

        @Override
        protected void append(ILoggingEvent line) {
            all.add(line.getFormattedMessage() + " " + line.getKeyValuePairs() + " " + line.getMDCPropertyMap());
            all.add(thrown(line));
        }

        private static String thrown(ILoggingEvent line) {
            var thrown = line.getThrowableProxy();
            return thrown == null ? "" : ThrowableProxyUtil.asString(thrown);
        }

        String text() {
            return String.join("\n", all);
        }
    }
}
