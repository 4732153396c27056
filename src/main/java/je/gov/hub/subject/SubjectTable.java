package je.gov.hub.subject;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import je.gov.hub.database.Columns;
import je.gov.hub.database.RoundTrip;
import org.springframework.jdbc.core.JdbcTemplate;

/** Subjects, their identifiers, and which of them wait for a person. */
final class SubjectTable {

    private static final String FIND = """
            select lookup, subject from subject_identifier where lookup = any (?)
            """;

    static final String IDENTIFIERS = """
            select lookup, subject, scheme, sealed from subject_identifier where subject = any (?)
            """;

    private static final String WHO_WAIT = """
            select event_key, subject from waiting_event join waiting_subject using (position) where event_key = any (?)
            """;

    private static final String PUT = """
            insert into subject (id, kind, last_sequence, created)
            select * from unnest(?::uuid[], ?::text[], ?::bigint[], ?::timestamptz[])
            on conflict (id) do update set last_sequence = excluded.last_sequence
            """;

    private static final String PUT_IDENTIFIERS = """
            insert into subject_identifier (lookup, subject, scheme, sealed, learnt_from)
            select * from unnest(?::bytea[], ?::uuid[], ?::text[], ?::bytea[], ?::text[])
            """;

    private static final String PUT_WAITING = """
            with told as (
                select * from unnest(?::text[], ?::text[], ?::timestamptz[], ?::uuid[]) with ordinality
                    as told (event_key, reason, since, subject, place)),
            event as (
                insert into waiting_event (event_key, reason, since)
                select event_key, reason, since from told group by event_key, reason, since order by min(place)
                returning position, event_key)
            insert into waiting_subject (subject, position)
            select subject, position from event join told using (event_key)
            """;

    private final JdbcTemplate jdbc;

    SubjectTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    long waiting() {
        var waiting = jdbc.queryForObject("select count(*) from waiting_event", Long.class);
        return waiting == null ? 0 : waiting;
    }

    /** Whom these lead to. */
    static Supplier<Map<LookupKey, Subject>> find(RoundTrip trip, Collection<LookupKey> lookups) {
        var rows = trip.ask(
                FIND,
                new Columns<>(lookups).withBytes(LookupKey::bytes),
                (row, number) -> Map.entry(LookupKey.of(row.getBytes("lookup")), subject(row)));
        return () -> rows.get().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    List<SubjectRows.KnownIdentifier> identifiers(Collection<Subject> subjects) {
        return jdbc.query(
                IDENTIFIERS,
                statement -> statement.setArray(1, ids(statement, subjects)),
                (row, number) -> identifier(row));
    }

    static SubjectRows.KnownIdentifier identifier(ResultSet row) throws SQLException {
        return new SubjectRows.KnownIdentifier(
                LookupKey.of(row.getBytes("lookup")), subject(row), row.getString("scheme"), row.getBytes("sealed"));
    }

    Map<String, Set<Subject>> whoWait(Collection<String> eventKeys) {
        var waiting = new HashMap<String, Set<Subject>>();
        jdbc.query(WHO_WAIT, statement -> statement.setArray(1, array(statement, "text", eventKeys.toArray())), row -> {
            waiting.computeIfAbsent(row.getString("event_key"), first -> new HashSet<>())
                    .add(subject(row));
        });
        return waiting;
    }

    static void put(RoundTrip trip, Collection<RollEntry> entries, Instant at) {
        trip.write(
                PUT,
                new Columns<>(entries)
                        .with("uuid", entry -> entry.subject().id())
                        .with("text", RollEntry::kind)
                        .with("int8", RollEntry::last)
                        .with("timestamptz", entry -> at));
    }

    static void putIdentifiers(RoundTrip trip, List<SubjectRows.NewIdentifier> identifiers) {
        trip.write(
                PUT_IDENTIFIERS,
                new Columns<>(identifiers)
                        .withBytes(SubjectRows.NewIdentifier::lookup)
                        .with("uuid", row -> row.subject().id())
                        .with("text", SubjectRows.NewIdentifier::scheme)
                        .withBytes(SubjectRows.NewIdentifier::sealed)
                        .with("text", SubjectRows.NewIdentifier::eventKey));
    }

    static void putWaiting(RoundTrip trip, List<SubjectRows.NewWaiting> waiting) {
        trip.write(
                PUT_WAITING,
                new Columns<>(waiting)
                        .with("text", SubjectRows.NewWaiting::eventKey)
                        .with("text", SubjectRows.NewWaiting::reason)
                        .with("timestamptz", SubjectRows.NewWaiting::since)
                        .with("uuid", row -> row.subject().id()));
    }

    private static Subject subject(ResultSet row) throws SQLException {
        return new Subject(row.getObject("subject", UUID.class));
    }

    private static Array ids(PreparedStatement statement, Collection<Subject> subjects) throws SQLException {
        return array(statement, "uuid", subjects.stream().map(Subject::id).toArray());
    }

    private static Array array(PreparedStatement statement, String type, Object[] values) throws SQLException {
        return statement.getConnection().createArrayOf(type, values);
    }
}
