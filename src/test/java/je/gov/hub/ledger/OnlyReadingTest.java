package je.gov.hub.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import je.gov.hub.sandbox.IslandPostgres;
import je.gov.hub.system.SystemId;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.Status;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class OnlyReadingTest {

    private static final String ONLY_READING = "?options=-c%20default_transaction_read_only=on";

    @Test
    void aDatabaseThatOnlyReadsForAWhileCountsAsAway() {
        var jdbc = database(ONLY_READING);
        jdbc.setExceptionTranslator(new LedgerConfiguration().translator());
        var feeds = new FeedTable(jdbc);

        assertThatThrownBy(() -> feeds.move(new SystemId("jfsc"), "1", Instant.EPOCH))
                .isInstanceOf(TransientDataAccessResourceException.class);
    }

    @Test
    void theHubIsReadyOnlyWhileItsDatabaseTakesWhatIsWritten() {
        assertThat(health("")).isEqualTo(Status.UP);
        assertThat(health(ONLY_READING)).isEqualTo(Status.OUT_OF_SERVICE);
    }

    private static Status health(String options) {
        return new LedgerConfiguration()
                .ledgerHealthIndicator(database(options))
                .health()
                .getStatus();
    }

    private static JdbcTemplate database(String options) {
        var url = IslandPostgres.shared().freshDatabase().url() + options;
        return new JdbcTemplate(new DriverManagerDataSource(url, IslandPostgres.USER, IslandPostgres.PASSWORD));
    }
}
