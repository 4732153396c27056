package je.gov.hub.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import je.gov.hub.sandbox.IslandPostgres;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class LeaseTableTest {

    @Test
    void isHeldByOneNodeUntilItGoes() {
        var database = new DriverManagerDataSource(
                IslandPostgres.shared().freshDatabase().url(), IslandPostgres.USER, IslandPostgres.PASSWORD);
        var first = new LeaseTable(database);
        var second = new LeaseTable(database);

        assertThat(first.held()).isTrue();
        assertThat(second.held()).isFalse();
        assertThat(first.held()).isTrue();
        first.close();
        assertThat(second.held()).isTrue();
        second.close();
    }

    @Test
    void isNotHeldWithoutADatabase() {
        assertThat(new LeaseTable(new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/none", "x", "x")).held())
                .isFalse();
    }
}
