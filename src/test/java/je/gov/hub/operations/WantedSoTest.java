package je.gov.hub.operations;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import je.gov.hub.connector.CamelForm;
import je.gov.hub.connector.WrittenYaml;
import je.gov.hub.exchange.BrokerStand;
import je.gov.hub.sandbox.IslandPostgres;
import org.apache.commons.logging.LogFactory;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.io.support.SpringFactoriesLoader;

/** The hub starts without warnings of what is wanted so, and other warnings of the same loggers are read as before. */
class WantedSoTest {

    private final LoggerContext logging = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final Logger root = logging.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        new WantedSo().initialize(new GenericApplicationContext());
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void forget() {
        root.detachAppender(log);
        logging.getTurboFilterList().removeIf(WantedSo.class::isInstance);
    }

    @Test
    void isThereFromTheBeginningOfEveryHub() {
        var names = SpringFactoriesLoader.forDefaultResourceLocation().load(ApplicationContextInitializer.class);

        assertThat(names).hasAtLeastOneElementOfType(WantedSo.class);
    }

    @Test
    void saysNothingOfAnInboxThatKeepsEverything(@TempDir Path folder) {
        try (var stand = new BrokerStand(folder)) {
            stand.inboxes().open(List.of(BrokerStand.HELIER));
        }
        warn("org.apache.activemq.artemis.core.server", "AMQ222210: Free storage space is at 1 MB");

        assertThat(said()).noneMatch(line -> line.contains("AMQ22216")).anyMatch(line -> line.contains("AMQ222210"));
    }

    @Test
    void saysNothingOfThePostgresqlThatTheHubIsTestedWith() {
        var database = IslandPostgres.shared().freshDatabase();
        Flyway.configure()
                .dataSource(database.url(), IslandPostgres.USER, IslandPostgres.PASSWORD)
                .load()
                .migrate();
        warn(
                "org.flywaydb.core.internal.database.base.Database",
                "Flyway upgrade recommended: PostgreSQL 19.0 is newer than this version of Flyway");

        assertThat(said())
                .noneMatch(line -> line.contains("recommended: PostgreSQL 18"))
                .anyMatch(line -> line.contains("recommended: PostgreSQL 19"));
    }

    @Test
    void knowsAllWordsOfCamelsSchemaAndIsToldOfOthers() throws Exception {
        var route = WrittenYaml.read(Path.of("routes/csp.camel.yaml"));
        new CamelForm().check(route, route.content(), "");
        var knownSoFar = Collections.frequency(
                said().stream().map(line -> line.contains("keyword")).toList(), true);
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4)
                .getSchema("{\"somewhatnew\": true}")
                .initializeValidators();

        assertThat(knownSoFar).isZero();
        assertThat(said()).anyMatch(line -> line.contains("somewhatnew"));
    }

    @Test
    void hasTheClassesOfCommonsLoggingFromSpringOrFromSlf4j() {
        var places = LogFactory.class.getClassLoader().resources("org/apache/commons/logging/LogFactory.class");

        assertThat(places).noneMatch(place -> place.toString().contains("/commons-logging"));
    }

    private static void warn(String logger, String message) {
        LoggerFactory.getLogger(logger).warn(message);
    }

    private List<String> said() {
        return List.copyOf(log.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }
}
