package je.gov.hub.ledger;

import java.sql.Date;
import java.time.LocalDate;
import org.springframework.jdbc.core.JdbcTemplate;

/** Partitions of events and facts, one a month (UTC). */
final class MonthTable {

    private static final String MAKE = """
            select make_month(?)
            """;

    private final JdbcTemplate jdbc;

    MonthTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void make(LocalDate firstDay) {
        jdbc.query(MAKE, row -> {}, Date.valueOf(firstDay));
    }
}
