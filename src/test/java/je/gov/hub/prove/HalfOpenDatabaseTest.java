package je.gov.hub.prove;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import je.gov.hub.sandbox.IslandPostgres;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.FileSystemResource;

/** The hub's own settings for its connections to the database, over a wire that no longer carries and never says so. */
class HalfOpenDatabaseTest {

    private static final Duration LONGEST = Duration.ofSeconds(20);

    @Test
    void whoWaitsForADatabaseThatSaysNothingMoreIsLetGo() throws IOException, SQLException {
        var url = IslandPostgres.shared().freshDatabase().url();
        int port = URI.create(url.substring("jdbc:".length())).getPort();
        try (var proxy = FaultProxy.to(port);
                var pool = new HikariDataSource(settings(url.replace(":" + port, ":" + proxy.port())));
                var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            proxy.turn(new Wire.HalfOpen());

            try {
                assertTimeoutPreemptively(
                        LONGEST,
                        () -> assertThatThrownBy(() -> statement.execute("select 1"))
                                .isInstanceOf(SQLException.class));
            } finally {
                // or who hangs would hang for ever, and this test with it
                proxy.turn(new Wire.Away());
            }
        }
    }

    private static HikariConfig settings(String url) throws IOException {
        var environment = new StandardEnvironment();
        new YamlPropertySourceLoader()
                .load("hub", new FileSystemResource("config/application.yaml"))
                .forEach(environment.getPropertySources()::addLast);
        var settings = Binder.get(environment)
                .bind("spring.datasource.hikari", HikariConfig.class)
                .get();
        settings.setJdbcUrl(url);
        settings.setUsername(IslandPostgres.USER);
        settings.setPassword(IslandPostgres.PASSWORD);
        return settings;
    }
}
