package je.gov.hub.subject;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import je.gov.hub.database.Columns;
import je.gov.hub.database.RoundTrip;
import org.springframework.jdbc.core.JdbcTemplate;

/** Registrations: appended, never changed. What a superseded event taught does not hold. */
final class RegistrationTable {

    private static final String RESTRICTED = """
            select subject
              from (select distinct on (subject) subject, value
                      from standing_registration
                     where subject = any (?) and kind = 'restricted'
                     order by subject, kind, detail, effective desc, sequence desc, position desc) as newest
             where value = 'true'
            """;

    static final String NEWEST = """
            select distinct on (subject, kind, detail) subject, kind, detail, value, effective, learnt_from
              from standing_registration
             where subject = any (?)
             order by subject, kind, detail, effective desc, sequence desc, position desc
            """;

    /** In the order told; those, too, that something newer stands before. */
    static final String ALL = """
            select subject, kind, detail, value, effective, learnt_from
              from standing_registration
             where subject = any (?)
             order by sequence, position
            """;

    /** What another subject's event taught is left out from its correction on: the two have no common order. */
    private static final String BEFORE = """
            select distinct on (kind, detail) subject, kind, detail, value, effective, learnt_from
              from registration
             where subject = ? and sequence < ?
               and not exists (
                   select from superseded
                    where superseded.event_key = learnt_from
                      and (superseded.subject <> registration.subject or superseded.sequence < ?))
             order by kind, detail, effective desc, sequence desc, position desc
            """;

    private static final String APPEND = """
            insert into registration (subject, sequence, kind, detail, value, effective, learnt_from)
            select subject, sequence, kind, detail, value, effective, learnt_from
              from unnest(?::uuid[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::date[], ?::text[]) with ordinality
                as learnt (subject, sequence, kind, detail, value, effective, learnt_from, place)
             order by place
            """;

    private static final String SUPERSEDED = """
            insert into superseded (event_key, subject, sequence)
            select * from unnest(?::text[], ?::uuid[], ?::bigint[])
            on conflict do nothing
            """;

    private final JdbcTemplate jdbc;

    RegistrationTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Set<Subject> restricted(Collection<Subject> subjects) {
        return new HashSet<>(jdbc.query(
                RESTRICTED,
                statement -> statement.setArray(1, ids(statement, subjects)),
                (row, number) -> new Subject(row.getObject("subject", UUID.class))));
    }

    List<SubjectRows.KnownRegistration> before(Subject subject, long sequence) {
        return jdbc.query(BEFORE, (row, number) -> known(row), subject.id(), sequence, sequence);
    }

    static SubjectRows.KnownRegistration known(ResultSet row) throws SQLException {
        return new SubjectRows.KnownRegistration(
                new Subject(row.getObject("subject", UUID.class)),
                new Learnt(
                        Learnt.Kind.of(row.getString("kind")),
                        row.getString("detail"),
                        row.getString("value"),
                        row.getDate("effective").toLocalDate()),
                row.getString("learnt_from"));
    }

    static void append(RoundTrip trip, List<SubjectRows.NewRegistration> rows) {
        trip.write(
                APPEND,
                new Columns<>(rows)
                        .with("uuid", row -> row.subject().id())
                        .with("int8", SubjectRows.NewRegistration::sequence)
                        .with("text", row -> row.learnt().kind().word())
                        .with("text", row -> row.learnt().detail())
                        .with("text", row -> row.learnt().value())
                        .with("date", row -> row.learnt().effective())
                        .with("text", SubjectRows.NewRegistration::eventKey));
    }

    static void supersede(RoundTrip trip, List<SubjectRows.NewSuperseded> rows) {
        trip.write(
                SUPERSEDED,
                new Columns<>(rows)
                        .with("text", SubjectRows.NewSuperseded::eventKey)
                        .with("uuid", row -> row.subject().id())
                        .with("int8", SubjectRows.NewSuperseded::sequence));
    }

    private static Array ids(PreparedStatement statement, Collection<Subject> subjects) throws SQLException {
        return statement
                .getConnection()
                .createArrayOf("uuid", subjects.stream().map(Subject::id).toArray());
    }
}
