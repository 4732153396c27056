package je.gov.hub.ledger;

import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;

/** Looks into the ledger's tables past its doors, and tries what must not be done. */
public final class PeekTable {

    /** Each must be refused by the database itself. */
    static final List<String> FORBIDDEN = List.of(
            "update fact set kind = 'none'",
            "delete from fact",
            "truncate fact",
            "truncate fact_2026_11",
            "delete from fact_2026_11",
            "update acceptance_key set digest = ''",
            "delete from acceptance_key",
            "delete from receipt",
            "update receipt set answer = 'AE'",
            "truncate receipt");

    private final JdbcTemplate jdbc;

    public PeekTable(LedgerForTests ledger) {
        this.jdbc = new JdbcTemplate(ledger.pool());
    }

    public long count(String table) {
        return number("select count(*) from " + table);
    }

    public long count(String table, String column, String value) {
        return number("select count(*) from " + table + " where " + column + "::text = ?", value);
    }

    public List<String> factKinds() {
        return texts("select kind from fact order by position");
    }

    List<String> factPartitions() {
        return texts("select tableoid::regclass::text from fact order by position");
    }

    List<String> sealed() {
        return texts(
                "select encode(sealed, 'escape') from disclosure union all select encode(sealed, 'escape') from event");
    }

    List<String> delays() {
        return texts("select reason from delay order by position");
    }

    void change(String sql) {
        jdbc.update(sql);
    }

    private long number(String sql, Object... values) {
        return Objects.requireNonNull(jdbc.queryForObject(sql, Long.class, values));
    }

    private List<String> texts(String sql) {
        return jdbc.queryForList(sql, String.class);
    }
}
