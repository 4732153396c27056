package je.gov.hub.operations;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Leaves out of the log a few warnings about what is wanted so. Each is known by its logger and its beginning; whatever else the same
 * loggers have to say comes through.
 */
final class WantedSo extends TurboFilter implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Map<String, List<String>> WANTED = Map.of(
            // no dead-letter and no expiry address: nothing may be taken out of an inbox
            "org.apache.activemq.artemis.core.server", List.of("AMQ222165:", "AMQ222166:"),
            // newer than this Flyway was tested with, and what all tests of the hub run on; the next one is told of
            "org.flywaydb.core.internal.database.base.Database", List.of("Flyway upgrade recommended: PostgreSQL 18."));

    @Override
    public void initialize(ConfigurableApplicationContext application) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logging
                && logging.getTurboFilterList().stream().noneMatch(WantedSo.class::isInstance)) {
            logging.addTurboFilter(this);
        }
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String message,
            Object @Nullable [] facts,
            @Nullable Throwable cause) {
        boolean wanted = level == Level.WARN
                && message != null
                && WANTED.getOrDefault(logger.getName(), List.of()).stream().anyMatch(message::startsWith);
        return wanted ? FilterReply.DENY : FilterReply.NEUTRAL;
    }
}
