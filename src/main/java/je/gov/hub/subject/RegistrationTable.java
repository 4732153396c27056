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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Registrations: appended, never changed. */
final class RegistrationTable {

    private static final String RESTRICTED = """
            select subject
              from (select distinct on (subject) subject, value
                      from registration
                     where subject = any (?) and kind = 'restricted'
                     order by subject, kind, detail, effective desc, sequence desc, position desc) as newest
             where value = 'true'
            """;

    private static final String NEWEST = """
            select distinct on (subject, kind, detail) subject, kind, detail, value, effective
              from registration
             where subject = any (?)
             order by subject, kind, detail, effective desc, sequence desc, position desc
            """;

    private static final String BEFORE = """
            select distinct on (kind, detail) subject, kind, detail, value, effective
              from registration
             where subject = ? and sequence < ?
             order by kind, detail, effective desc, sequence desc, position desc
            """;

    private static final String APPEND = """
            insert into registration (subject, sequence, kind, detail, value, effective, learnt_from)
            select subject, sequence, kind, detail, value, effective, learnt_from
              from unnest(?::uuid[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::date[], ?::text[]) with ordinality
                as learnt (subject, sequence, kind, detail, value, effective, learnt_from, place)
             order by place
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

    List<SubjectRows.KnownRegistration> newest(Collection<Subject> subjects) {
        return jdbc.query(
                NEWEST, statement -> statement.setArray(1, ids(statement, subjects)), (row, number) -> known(row));
    }

    List<SubjectRows.KnownRegistration> before(Subject subject, long sequence) {
        return jdbc.query(BEFORE, (row, number) -> known(row), subject.id(), sequence);
    }

    private static SubjectRows.KnownRegistration known(ResultSet row) throws SQLException {
        return new SubjectRows.KnownRegistration(
                new Subject(row.getObject("subject", UUID.class)),
                new Learnt(
                        Learnt.Kind.of(row.getString("kind")),
                        row.getString("detail"),
                        row.getString("value"),
                        row.getDate("effective").toLocalDate()));
    }

    void append(List<SubjectRows.NewRegistration> rows) {
        jdbc.update(APPEND, statement -> {
            statement.setArray(
                    1, column(statement, "uuid", rows, row -> row.subject().id()));
            statement.setArray(2, column(statement, "int8", rows, SubjectRows.NewRegistration::sequence));
            statement.setArray(
                    3,
                    column(statement, "text", rows, row -> row.learnt().kind().word()));
            statement.setArray(
                    4, column(statement, "text", rows, row -> row.learnt().detail()));
            statement.setArray(
                    5, column(statement, "text", rows, row -> row.learnt().value()));
            statement.setArray(
                    6,
                    column(
                            statement,
                            "date",
                            rows,
                            row -> row.learnt().effective().toString()));
            statement.setArray(7, column(statement, "text", rows, SubjectRows.NewRegistration::eventKey));
        });
    }

    private static Array ids(PreparedStatement statement, Collection<Subject> subjects) throws SQLException {
        return statement
                .getConnection()
                .createArrayOf("uuid", subjects.stream().map(Subject::id).toArray());
    }

    private static <T> Array column(
            PreparedStatement statement, String type, List<T> rows, Function<T, @Nullable Object> value)
            throws SQLException {
        return statement
                .getConnection()
                .createArrayOf(type, rows.stream().map(value).toArray());
    }
}
