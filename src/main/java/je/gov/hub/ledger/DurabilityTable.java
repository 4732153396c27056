package je.gov.hub.ledger;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;

/** What of the database's settings, as they are for the hub's own sessions, decides whether a commit survives. */
final class DurabilityTable {

    private static final String SETTINGS = """
            select name, setting from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit')
            """;

    /** On also where the server is a standby that has not been promoted. */
    private static final String ONLY_READS = """
            select current_setting('transaction_read_only') = 'on'
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

    boolean onlyReads() {
        return Boolean.TRUE.equals(jdbc.queryForObject(ONLY_READS, Boolean.class));
    }
}
