package je.gov.hub.ledger;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import je.gov.hub.sandbox.IslandPostgres;
import org.junit.jupiter.api.Test;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class OnlyReadingTest {

    @Test
    void aDatabaseThatOnlyReadsForAWhileCountsAsAway() {
        var database = IslandPostgres.shared().freshDatabase();
        var session =
                new SingleConnectionDataSource(database.url(), IslandPostgres.USER, IslandPostgres.PASSWORD, true);
        try {
            var jdbc = new JdbcTemplate(session);
            jdbc.setExceptionTranslator(new LedgerConfiguration().translator());
            jdbc.execute("set default_transaction_read_only = on");

            assertThatThrownBy(() -> jdbc.update("insert into feed_cursor values ('jfsc', '1', now())"))
                    .isInstanceOf(TransientDataAccessResourceException.class);
        } finally {
            session.destroy();
        }
    }
}
