package je.gov.hub.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import je.gov.hub.database.Columns;
import je.gov.hub.database.RoundTrip;
import je.gov.hub.subject.Subject;
import je.gov.hub.system.SystemId;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is to be carried, and into which broker journal. */
final class DispatchTable {

    /** One transaction at a time that accepts or dispatches, across nodes: then sequences commit in order. */
    private static final String LOCK = """
            select pg_advisory_xact_lock(1785230690, 1)
            """;

    private static final String NEXT = """
            select dispatch.sequence, dispatch.delivery, dispatch.system, dispatch.subject, disclosure.sealed
              from dispatch
              join disclosure using (delivery)
             where dispatch.system <> all (?)
             order by dispatch.sequence
             limit ?
            """;

    private static final String CARRIED = """
            delete from dispatch where sequence = any (?)
            """;

    private static final String WAITING = """
            select count(*) from dispatch
            """;

    private static final String JOURNAL = """
            select journal from broker_journal
            """;

    private static final String CLEAR = """
            delete from dispatch
            """;

    /** Of a disclosure: it is to go, or on its way, by the broker. */
    static final String OPEN = """
            sealed is not null
               and not exists (select from receipt where receipt.delivery = disclosure.delivery)
               and not exists (select from quarantine where quarantine.delivery = disclosure.delivery)
               and not exists (select from parked where parked.delivery = disclosure.delivery)
               and not exists (select from closed where closed.delivery = disclosure.delivery)
            """;

    private static final String AGAIN = "insert into dispatch (delivery, system, subject)"
            + " select delivery, system, subject from disclosure where " + OPEN + " order by position";

    private static final String ADOPT = """
            insert into broker_journal (journal, adopted) values (?, ?)
            on conflict (sole) do update set journal = excluded.journal, adopted = excluded.adopted
            """;

    private static final String ADOPTED = """
            insert into fact (at, kind, detail) values (?, 'adopted', jsonb_build_object('journal', ?::text, 'dispatched', ?::bigint))
            """;

    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final JdbcTemplate jdbc;

    DispatchTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What a transaction that accepts begins with: the lock, and whatever is asked with it. */
    RoundTrip locking() {
        var trip = new RoundTrip(jdbc);
        trip.ask(LOCK, new Columns<>(List.of()), (row, number) -> number);
        return trip;
    }

    void lock() {
        locking().go();
    }

    List<Sealed> next(int most, Set<SystemId> without) {
        var systems = without.stream().map(SystemId::value).toArray();
        return jdbc.query(
                NEXT,
                statement -> {
                    statement.setArray(1, statement.getConnection().createArrayOf("text", systems));
                    statement.setInt(2, most);
                },
                (row, number) -> sealed(row));
    }

    void carried(Collection<Dispatch> dispatches) {
        var sequences = dispatches.stream().map(Dispatch::sequence).toArray();
        jdbc.update(
                CARRIED,
                statement -> statement.setArray(1, statement.getConnection().createArrayOf("bigint", sequences)));
    }

    long waiting() {
        var waiting = jdbc.queryForObject(WAITING, Long.class);
        return waiting == null ? 0 : waiting;
    }

    Optional<String> journal() {
        return jdbc.queryForList(JOURNAL, String.class).stream().findFirst();
    }

    /** Dispatches every open delivery again, in the order they were made; of a million that takes longer than a statement may else. */
    long adopt(String journal, Instant at) {
        takeTime(jdbc);
        jdbc.update(CLEAR);
        long dispatched = jdbc.update(AGAIN);
        jdbc.update(ADOPT, journal, Timestamp.from(at));
        jdbc.update(ADOPTED, Timestamp.from(at), journal, dispatched);
        return dispatched;
    }

    /**
     * For the few statements that take longer the more the ledger holds: each that this transaction asks may take ten minutes. All others
     * are given up after {@code socketTimeout}, so that a database that has fallen silent holds nobody. The pool gives its
     * connection the usual limit back.
     */
    static void takeTime(JdbcTemplate jdbc) {
        jdbc.execute((ConnectionCallback<Boolean>) connection -> {
            connection.setNetworkTimeout(Runnable::run, Math.toIntExact(LONGEST.toMillis()));
            return true;
        });
    }

    private static Sealed sealed(ResultSet row) throws SQLException {
        return new Sealed(
                row.getLong("sequence"),
                new DeliveryId(row.getString("delivery")),
                new SystemId(row.getString("system")),
                new Subject(row.getObject("subject", UUID.class)),
                row.getBytes("sealed"));
    }

    /** A dispatch as it lies in the database. */
    record Sealed(long sequence, DeliveryId delivery, SystemId system, Subject subject, byte[] body) {}
}
