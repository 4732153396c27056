package je.gov.hub.ledger;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import je.gov.hub.sandbox.IslandPostgres;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class DurabilityTest {

    @Test
    void takesADatabaseThatKeepsWhatItCommits() throws SQLException {
        try (var connection = connection("")) {
            assertThatCode(() -> check(connection)).doesNotThrowAnyException();
        }
    }

    @Test
    void refusesOneThatForgetsWhatItCommittedForThisRole() throws SQLException {
        try (var connection = connection("?options=-c%20synchronous_commit=off")) {
            assertThatThrownBy(() -> check(connection))
                    .isInstanceOf(UnsafeDatabaseException.class)
                    .hasMessageContaining("synchronous_commit must not be off");
        }
    }

    private static Connection connection(String options) throws SQLException {
        var url = IslandPostgres.shared().database("postgres").url() + options;
        return DriverManager.getConnection(url, IslandPostgres.USER, IslandPostgres.PASSWORD);
    }

    private static void check(Connection connection) {
        new Durability(new DurabilityTable(new JdbcTemplate(new SingleConnectionDataSource(connection, true))));
    }
}
