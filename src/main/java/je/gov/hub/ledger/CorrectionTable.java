package je.gov.hub.ledger;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import je.gov.hub.database.Columns;
import je.gov.hub.database.RoundTrip;
import je.gov.hub.event.EventType;
import je.gov.hub.event.FieldPath;
import je.gov.hub.subject.Subject;
import je.gov.hub.system.SystemId;
import org.springframework.jdbc.core.JdbcTemplate;

/** Which events supersede which, and who was told of them. */
final class CorrectionTable {

    private static final String ACCEPTED = """
            select asked.teller, asked.source, asked.id, event.event_key, event.type, event.subject, chain.first,
                   array(select chain.first
                          union
                         select event_key from correction where correction.first = chain.first) as members
              from unnest(?::text[], ?::text[], ?::text[]) as asked (teller, source, id)
              join acceptance_key using (teller, source, id)
              join event on event.event_key = acceptance_key.event_key and event.accepted = acceptance_key.accepted
              left join correction on correction.event_key = event.event_key
              cross join lateral (select coalesce(correction.first, event.event_key) as first) as chain
            """;

    private static final String TOLD = """
            select system, delivery, fields
              from disclosure
             where event_key = any (?)
               and not exists (select from closed where closed.delivery = disclosure.delivery)
             order by sequence, generation
            """;

    private static final String TOLD_BEFORE = """
            select system, delivery, fields, sequence, generation
              from disclosure
             where system = ?
               and event_key = any (?)
               and sequence < ?
               and not exists (select from closed where closed.delivery = disclosure.delivery)
            """;

    private static final String CHAIN = """
            select first from correction where event_key = ?
             union
            select corrected.event_key
              from correction
              join correction as corrected using (first)
             where correction.event_key = ?
            """;

    private static final String INSERT = """
            insert into correction (event_key, corrects, first)
            select * from unnest(?::text[], ?::text[], ?::text[])
            """;

    private final JdbcTemplate jdbc;

    CorrectionTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Map<Identity, Accepted> accepted(Collection<Identity> identities) {
        var accepted = new HashMap<Identity, Accepted>();
        jdbc.query(
                ACCEPTED,
                statement -> {
                    statement.setArray(1, texts(statement, identities, Identity::teller));
                    statement.setArray(2, texts(statement, identities, Identity::source));
                    statement.setArray(3, texts(statement, identities, Identity::id));
                },
                row -> {
                    accepted.put(AcceptanceTable.identity(row), accepted(row));
                });
        return accepted;
    }

    private static Accepted accepted(ResultSet row) throws SQLException {
        var subject = row.getObject("subject", UUID.class);
        return new Accepted(
                new EventKey(row.getString("event_key")),
                new EventType(row.getString("type")),
                subject == null ? null : new Subject(subject),
                new EventKey(row.getString("first")),
                Arrays.stream((String[]) row.getArray("members").getArray())
                        .map(EventKey::new)
                        .collect(Collectors.toSet()));
    }

    /** By system. */
    Map<SystemId, ToldBefore> told(Collection<EventKey> events) {
        var told = new LinkedHashMap<SystemId, ToldBefore>();
        jdbc.query(TOLD, statement -> statement.setArray(1, texts(statement, events, EventKey::value)), row -> {
            var one = told(row);
            told.merge(one.system(), one, (before, now) -> before.and(now.newest(), now.fields()));
        });
        return told;
    }

    /** One system, before that place among the events of their subject; in no order. */
    List<Told> toldBefore(SystemId system, Collection<EventKey> events, long sequence) {
        return jdbc.query(
                TOLD_BEFORE,
                statement -> {
                    statement.setString(1, system.value());
                    statement.setArray(2, texts(statement, events, EventKey::value));
                    statement.setLong(3, sequence);
                },
                (row, number) -> new Told(row.getLong("sequence"), row.getInt("generation"), told(row)));
    }

    /** A telling, with its place. */
    record Told(long sequence, int generation, ToldBefore what) {}

    private static ToldBefore told(ResultSet row) throws SQLException {
        var fields = Arrays.stream((String[]) row.getArray("fields").getArray())
                .map(FieldPath::of)
                .collect(Collectors.toCollection(TreeSet::new));
        return new ToldBefore(new SystemId(row.getString("system")), new DeliveryId(row.getString("delivery")), fields);
    }

    /** All events of the chain that an event is a correction in; none where it corrects nothing. */
    List<EventKey> chain(EventKey correction) {
        return jdbc.query(
                CHAIN, (row, number) -> new EventKey(row.getString("first")), correction.value(), correction.value());
    }

    static void insert(RoundTrip trip, Map<EventKey, Accepted> corrections) {
        trip.write(
                INSERT,
                new Columns<>(corrections.entrySet())
                        .with("text", Map.Entry::getKey)
                        .with("text", one -> one.getValue().key())
                        .with("text", one -> one.getValue().first()));
    }

    private static <T> Array texts(PreparedStatement statement, Collection<T> of, Function<T, Object> text)
            throws SQLException {
        return statement
                .getConnection()
                .createArrayOf(
                        "text", of.stream().map(text).map(Object::toString).toArray());
    }
}
