package je.gov.hub.subject;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;

/** Subjects, their identifiers, and which of them wait for a person. */
final class SubjectTable {

    private static final String FIND = """
            select distinct subject from subject_identifier where lookup = any (?)
            """;

    static final String IDENTIFIERS = """
            select lookup, subject, scheme, sealed from subject_identifier where subject = any (?)
            """;

    private static final String WHO_WAIT = """
            select event_key, subject from waiting_event join waiting_subject using (position) where event_key = any (?)
            """;

    private static final String PUT = """
            insert into subject (id, kind, last_sequence, created)
            select id, kind, last_sequence, ? from unnest(?::uuid[], ?::text[], ?::bigint[]) as put (id, kind, last_sequence)
            on conflict (id) do update set last_sequence = excluded.last_sequence
            """;

    private static final String PUT_IDENTIFIERS = """
            insert into subject_identifier (lookup, subject, scheme, sealed, learnt_from)
            select * from unnest(?::bytea[], ?::uuid[], ?::text[], ?::bytea[], ?::text[])
            """;

    private static final String PUT_WAITING = """
            with event as (
                insert into waiting_event (event_key, reason, since) values (?, ?, ?) returning position)
            insert into waiting_subject (subject, position)
            select subject, position from event cross join unnest(?::uuid[]) as subject
            """;

    private final JdbcTemplate jdbc;

    SubjectTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    long waiting() {
        var waiting = jdbc.queryForObject("select count(*) from waiting_event", Long.class);
        return waiting == null ? 0 : waiting;
    }

    Set<Subject> find(Collection<LookupKey> lookups) {
        var keys = lookups.stream().map(LookupKey::bytes).toArray(byte[][]::new);
        return new HashSet<>(jdbc.query(
                FIND,
                statement -> statement.setArray(1, array(statement, "bytea", keys)),
                (row, number) -> new Subject(row.getObject("subject", UUID.class))));
    }

    List<SubjectRows.KnownIdentifier> identifiers(Collection<Subject> subjects) {
        return jdbc.query(
                IDENTIFIERS,
                statement -> statement.setArray(1, ids(statement, subjects)),
                (row, number) -> identifier(row));
    }

    static SubjectRows.KnownIdentifier identifier(ResultSet row) throws SQLException {
        return new SubjectRows.KnownIdentifier(
                LookupKey.of(row.getBytes("lookup")),
                new Subject(row.getObject("subject", UUID.class)),
                row.getString("scheme"),
                row.getBytes("sealed"));
    }

    Map<String, Set<Subject>> whoWait(Collection<String> eventKeys) {
        var waiting = new HashMap<String, Set<Subject>>();
        jdbc.query(WHO_WAIT, statement -> statement.setArray(1, array(statement, "text", eventKeys.toArray())), row -> {
            waiting.computeIfAbsent(row.getString("event_key"), first -> new HashSet<>())
                    .add(new Subject(row.getObject("subject", UUID.class)));
        });
        return waiting;
    }

    void put(Collection<RollEntry> entries, Instant at) {
        jdbc.update(PUT, statement -> {
            statement.setTimestamp(1, Timestamp.from(at));
            statement.setArray(
                    2,
                    column(statement, "uuid", entries, entry -> entry.subject().id()));
            statement.setArray(3, column(statement, "text", entries, RollEntry::kind));
            statement.setArray(4, column(statement, "int8", entries, RollEntry::last));
        });
    }

    void identifiers(List<SubjectRows.NewIdentifier> identifiers) {
        var lookups =
                identifiers.stream().map(SubjectRows.NewIdentifier::lookup).toArray(byte[][]::new);
        var sealed = identifiers.stream().map(SubjectRows.NewIdentifier::sealed).toArray(byte[][]::new);
        jdbc.update(PUT_IDENTIFIERS, statement -> {
            statement.setArray(1, array(statement, "bytea", lookups));
            statement.setArray(
                    2,
                    column(statement, "uuid", identifiers, row -> row.subject().id()));
            statement.setArray(3, column(statement, "text", identifiers, SubjectRows.NewIdentifier::scheme));
            statement.setArray(4, array(statement, "bytea", sealed));
            statement.setArray(5, column(statement, "text", identifiers, SubjectRows.NewIdentifier::eventKey));
        });
    }

    void waits(SubjectRows.NewWaiting waiting) {
        jdbc.update(PUT_WAITING, statement -> {
            statement.setString(1, waiting.eventKey());
            statement.setString(2, waiting.subjects().size() > 1 ? "conflict" : "follows");
            statement.setTimestamp(3, Timestamp.from(waiting.since()));
            statement.setArray(4, ids(statement, waiting.subjects()));
        });
    }

    private static Array ids(PreparedStatement statement, Collection<Subject> subjects) throws SQLException {
        return array(statement, "uuid", subjects.stream().map(Subject::id).toArray());
    }

    private static <T> Array column(
            PreparedStatement statement, String type, Collection<T> rows, Function<T, Object> value)
            throws SQLException {
        return array(statement, type, rows.stream().map(value).toArray());
    }

    private static Array array(PreparedStatement statement, String type, Object[] values) throws SQLException {
        return statement.getConnection().createArrayOf(type, values);
    }
}
