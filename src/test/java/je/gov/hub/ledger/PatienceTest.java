package je.gov.hub.ledger;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import je.gov.hub.sandbox.IslandPostgres;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Who may ask for longer, and for how long: until the end of the transaction. */
class PatienceTest {

    private static final String LONGER_THAN_THE_LIMIT = "select pg_sleep(4)";

    @Test
    void takesItsTimeAndGivesTheUsualLimitBack() {
        try (var pool = new HikariDataSource(limited())) {
            var jdbc = new JdbcTemplate(pool);

            new TransactionTemplate(new JdbcTransactionManager(pool)).executeWithoutResult(status -> {
                DispatchTable.takeTime(jdbc);
                jdbc.execute(LONGER_THAN_THE_LIMIT);
            });

            assertThatThrownBy(() -> jdbc.execute(LONGER_THAN_THE_LIMIT)).isInstanceOf(DataAccessException.class);
        }
    }

    /** One connection, which gives up after two seconds. */
    private static HikariConfig limited() {
        var settings = new HikariConfig();
        settings.setJdbcUrl(IslandPostgres.shared().freshDatabase().url());
        settings.setUsername(IslandPostgres.USER);
        settings.setPassword(IslandPostgres.PASSWORD);
        settings.setMaximumPoolSize(1);
        settings.addDataSourceProperty("socketTimeout", "2");
        return settings;
    }
}
