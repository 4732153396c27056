package je.gov.hub.subject;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
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

    private final JdbcTemplate jdbc;

    RegistrationTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Set<Subject> restricted(Collection<Subject> subjects) {
        var ids = subjects.stream().map(Subject::id).toArray();
        return new HashSet<>(jdbc.query(
                RESTRICTED,
                statement -> statement.setArray(1, statement.getConnection().createArrayOf("uuid", ids)),
                (row, number) -> new Subject(row.getObject("subject", UUID.class))));
    }
}
