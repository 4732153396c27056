package je.gov.hub.ledger;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import je.gov.hub.event.EventType;
import je.gov.hub.subject.Subject;
import je.gov.hub.system.SystemId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Which events of which subjects may be told to a system again. */
final class EpisodeTable {

    /** Each subject with its first event that is asked for. What is an echo, or waits, has no sequence. */
    static final String AFFECTED = """
            select event.subject, min(event.sequence) as sequence
              from event
             where event.sequence is not null
               and event.accepted >= coalesce(?, '-infinity'::timestamptz)
               and event.accepted < coalesce(?, 'infinity'::timestamptz)
               and (cardinality(?::text[]) = 0 or event.type = any (?))
               and (cardinality(?::uuid[]) = 0 or event.subject = any (?))
               and (event.type = any (?)
                    or exists (select from disclosure
                                where disclosure.event_key = event.event_key and disclosure.system = ?))
             group by event.subject
            """;

    private static final int AFFECTED_PLACES = 8;

    private static final String SUBJECTS = "select count(*) from (" + AFFECTED + ") as affected";

    /** Each affected subject's events, from the first that is asked for. */
    private static final String EPISODES = " from (" + AFFECTED + """
            ) as affected
              join event on event.subject = affected.subject and event.sequence >= affected.sequence
             where (event.type = any (?)
                    or exists (select from disclosure
                                where disclosure.event_key = event.event_key and disclosure.system = ?))
            """;

    private static final String TYPES =
            "select event.type, count(*) as events, count(*) filter (where event.sealed is null) as culled" + EPISODES
                    + " group by event.type";

    private static final String FEW = "select count(*) from (select" + EPISODES + " limit ?) as few";

    private static final String FIRST = AFFECTED + """
             order by event.subject
             limit ?
            """;

    private static final String EVENTS = """
            select event.event_key, event.teller, event.accepted, event.sealed, event.subject, event.sequence,
                   newest.delivery, coalesce(newest.generation, -1) as generation,
                   case
                       when exists (select from closed
                                     where closed.delivery = newest.delivery and closed.kind = 'discarded')
                       then 'DISCARDED'
                       when exists (select from parked where parked.delivery = newest.delivery and not turn)
                         or exists (select from quarantine where quarantine.delivery = newest.delivery)
                       then 'WAITING'
                       when event.sealed is null then 'CULLED'
                       else 'REPLAYABLE'
                   end as state
              from event
              left join lateral (
                   select delivery, generation
                     from disclosure
                    where disclosure.event_key = event.event_key and disclosure.system = ?
                    order by generation desc
                    limit 1) as newest on true
             where event.subject = ? and event.sequence >= ?
               and (event.type = any (?) or newest.delivery is not null)
             order by event.sequence
            """;

    private final JdbcTemplate jdbc;

    EpisodeTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Fills the places of {@link #AFFECTED}, from this one on. */
    static int affected(PreparedStatement statement, int place, ReplayScope scope, Collection<EventType> granted)
            throws SQLException {
        var types = texts(statement, scope.types());
        var subjects = subjects(statement, scope);
        statement.setTimestamp(place, timestamp(scope.from()));
        statement.setTimestamp(place + 1, timestamp(scope.to()));
        statement.setArray(place + 2, types);
        statement.setArray(place + 3, types);
        statement.setArray(place + 4, subjects);
        statement.setArray(place + 5, subjects);
        statement.setArray(place + 6, texts(statement, granted));
        statement.setString(place + 7, scope.system().value());
        return place + AFFECTED_PLACES;
    }

    /** Within a transaction. */
    long subjects(ReplayScope scope, Collection<EventType> granted) {
        DispatchTable.takeTime(jdbc);
        return jdbc.query(
                        SUBJECTS,
                        statement -> {
                            affected(statement, 1, scope, granted);
                        },
                        (row, number) -> row.getLong(1))
                .getFirst();
    }

    /** By type: how many, and how many of these are culled. Within a transaction. */
    SortedMap<EventType, Events> types(ReplayScope scope, Collection<EventType> granted) {
        var types = new TreeMap<EventType, Events>();
        DispatchTable.takeTime(jdbc);
        jdbc.query(
                TYPES,
                statement -> {
                    episodes(statement, scope, granted);
                },
                row -> {
                    var events = new Events(row.getLong("events"), row.getLong("culled"));
                    types.put(new EventType(row.getString("type")), events);
                });
        return types;
    }

    /** How many there are, where that is no more than so many; else so many. Looks at no more of them. Within a transaction. */
    long few(ReplayScope scope, Collection<EventType> granted, long most) {
        DispatchTable.takeTime(jdbc);
        return jdbc.query(
                        FEW,
                        statement -> {
                            int next = episodes(statement, scope, granted);
                            statement.setLong(next, most);
                        },
                        (row, number) -> row.getLong(1))
                .getFirst();
    }

    /** Fills the places of {@link #EPISODES}. */
    private static int episodes(PreparedStatement statement, ReplayScope scope, Collection<EventType> granted)
            throws SQLException {
        int next = affected(statement, 1, scope, granted);
        statement.setArray(next, texts(statement, granted));
        statement.setString(next + 1, scope.system().value());
        return next + 2;
    }

    record Events(long all, long culled) {}

    /** Within a transaction. */
    List<Map.Entry<Subject, Long>> first(ReplayScope scope, Collection<EventType> granted, int most) {
        DispatchTable.takeTime(jdbc);
        return jdbc.query(
                FIRST,
                statement -> {
                    int next = affected(statement, 1, scope, granted);
                    statement.setInt(next, most);
                },
                (row, number) -> Map.entry(new Subject(row.getObject("subject", UUID.class)), row.getLong("sequence")));
    }

    List<Row> events(SystemId system, Subject subject, long from, Collection<EventType> granted) {
        return jdbc.query(
                EVENTS,
                statement -> {
                    statement.setString(1, system.value());
                    statement.setObject(2, subject.id());
                    statement.setLong(3, from);
                    statement.setArray(4, texts(statement, granted));
                },
                (row, number) -> row(row, system));
    }

    /** @param delivery the newest of this event to the system; null where there is none */
    record Row(Replayable.State state, @Nullable DeliveryId delivery, OriginReading.Row origin) {
        Replayable.Mark mark() {
            return new Replayable.Mark(origin.key(), state, origin.generation());
        }
    }

    private static Row row(ResultSet row, SystemId system) throws SQLException {
        var delivery = row.getString("delivery");
        return new Row(
                Replayable.State.valueOf(row.getString("state")),
                delivery == null ? null : new DeliveryId(delivery),
                new OriginReading.Row(
                        new EventKey(row.getString("event_key")),
                        new SystemId(row.getString("teller")),
                        row.getBytes("sealed"),
                        new Subject(row.getObject("subject", UUID.class)),
                        row.getLong("sequence"),
                        system,
                        row.getInt("generation"),
                        row.getTimestamp("accepted").toInstant()));
    }

    private static Array texts(PreparedStatement statement, Collection<EventType> types) throws SQLException {
        var values = types.stream().map(EventType::value).toArray();
        return statement.getConnection().createArrayOf("text", values);
    }

    private static Array subjects(PreparedStatement statement, ReplayScope scope) throws SQLException {
        var values = scope.subjects().stream().map(Subject::id).toArray();
        return statement.getConnection().createArrayOf("uuid", values);
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }
}
