package je.gov.hub.ledger;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;

/** What of the database's settings, as they are for the hub's own sessions, decides whether a commit survives. */
final class DurabilityTable {

    private static final String SETTINGS = """
            select name, setting from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit')
            """;

    private final JdbcTemplate jdbc;

    DurabilityTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Map<String, String> settings() {
        var settings = new TreeMap<String, String>();
        jdbc.query(SETTINGS, row -> {
            settings.put(row.getString(1), row.getString(2));
        });
        return settings;
    }
}
