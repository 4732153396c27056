package je.gov.hub.ledger;

import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import je.gov.hub.subject.Subject;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcUtils;

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
            "truncate receipt",
            "delete from closed",
            "update closed set actor = 'nobody'",
            "truncate closed");

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

    /** What persons decided about deliveries, who and why, in order. */
    public List<String> decisions() {
        return texts("select delivery || ' ' || kind || ' by ' || actor || ', as ' || (detail ->> 'why') from fact"
                + " where actor is not null and delivery is not null order by position");
    }

    /** Whom the event with this id is about. */
    public Subject subject(String event) {
        var id = jdbc.queryForObject("select subject from event where id = ?", UUID.class, event);
        return new Subject(Objects.requireNonNull(id));
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

    /** Why events wait, and for how many subjects, in order. */
    public List<String> waiting() {
        return texts("select reason || ' ' || count(*) from waiting_event join waiting_subject using (position)"
                + " group by position, reason order by position");
    }

    public List<String> refusedItems() {
        return texts("select reference || ': ' || reason from refused_item order by position");
    }

    /** Nobody accepts until this is closed. */
    public Held acceptanceLocked() {
        return locked(1);
    }

    /** As a node that lives holds the right to carry. */
    Held leaseHeld() {
        return locked(2);
    }

    private Held locked(int what) {
        var connection = DataSourceUtils.getConnection(Objects.requireNonNull(jdbc.getDataSource()));
        new JdbcTemplate(new SingleConnectionDataSource(connection, true))
                .query("select pg_advisory_lock(1785230690, " + what + ")", row -> {});
        return new Held(connection);
    }

    /** Waits until a backend waits for that lock. */
    public void awaitStandstill() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> number(
                                "select count(*) from pg_locks where locktype = 'advisory' and not granted and database ="
                                        + " (select oid from pg_database where datname = current_database())")
                        == 1);
    }

    /** An advisory lock of one connection. */
    public record Held(Connection connection) implements AutoCloseable {
        @Override
        public void close() {
            new JdbcTemplate(new SingleConnectionDataSource(connection, true))
                    .query("select pg_advisory_unlock_all()", row -> {});
            JdbcUtils.closeConnection(connection);
        }
    }

    /** From now on the ledger fails to park. */
    public void letNothingPark() {
        change("alter table parked add constraint nothing check (false) not valid");
    }

    public void letParkAgain() {
        change("alter table parked drop constraint nothing");
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
