package je.gov.hub.subject;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.RowMapper;

/** What is known of subjects, from all their tables in one journey to the database: whoever tells an event waits for it. */
final class RollTable {

    private static final String LOAD = """
            select id, kind, last_sequence from subject where id = any (?)
            """;

    private static final String WAIT = """
            select distinct subject from waiting_subject where subject = any (?)
            """;

    private static final List<String> NEWEST = List.of(LOAD, SubjectTable.IDENTIFIERS, RegistrationTable.NEWEST, WAIT);

    private static final List<String> WHOLE = List.of(LOAD, SubjectTable.IDENTIFIERS, RegistrationTable.ALL, WAIT);

    private final JdbcTemplate jdbc;

    RollTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What is known of some subjects.
     *
     * @param registrations the newest of each, or, where the whole was asked for, all in the order told
     * @param waiting those that an event waits for a person about
     */
    record Known(
            List<RollEntry> entries,
            List<SubjectRows.KnownIdentifier> identifiers,
            List<SubjectRows.KnownRegistration> registrations,
            List<Subject> waiting) {}

    Known known(Collection<Subject> subjects, boolean whole) {
        var questions = whole ? WHOLE : NEWEST;
        var ids = subjects.stream().map(Subject::id).toArray();
        PreparedStatementCallback<Known> asking = statement -> {
            var asked = statement.getConnection().createArrayOf("uuid", ids);
            for (int place = 1; place <= questions.size(); place++) {
                statement.setArray(place, asked);
            }
            statement.execute();
            return new Known(
                    answer(statement, (row, number) -> entry(row)),
                    next(statement, (row, number) -> SubjectTable.identifier(row)),
                    next(statement, (row, number) -> RegistrationTable.known(row)),
                    next(statement, (row, number) -> new Subject(row.getObject("subject", UUID.class))));
        };
        return Objects.requireNonNull(jdbc.execute(String.join(";\n", questions), asking));
    }

    private static RollEntry entry(ResultSet row) throws SQLException {
        return new RollEntry(
                new Subject(row.getObject("id", UUID.class)), row.getString("kind"), row.getLong("last_sequence"));
    }

    private static <T> List<T> next(PreparedStatement statement, RowMapper<T> mapper) throws SQLException {
        statement.getMoreResults();
        return answer(statement, mapper);
    }

    private static <T> List<T> answer(PreparedStatement statement, RowMapper<T> mapper) throws SQLException {
        var rows = new ArrayList<T>();
        try (var answer = statement.getResultSet()) {
            while (answer.next()) {
                rows.add(mapper.mapRow(answer, rows.size()));
            }
        }
        return rows;
    }
}
