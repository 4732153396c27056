package je.gov.hub.subject;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import je.gov.hub.database.Columns;
import je.gov.hub.database.RoundTrip;
import org.springframework.jdbc.core.RowMapper;

/** What is known of subjects, from all their tables. */
final class RollTable {

    private static final String LOAD = """
            select id, kind, last_sequence from subject where id = any (?)
            """;

    private static final String WAIT = """
            select distinct subject from waiting_subject where subject = any (?)
            """;

    private RollTable() {}

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
            List<Subject> waiting) {

        static final Known NOBODY = new Known(List.of(), List.of(), List.of(), List.of());
    }

    static Supplier<Known> known(RoundTrip trip, Collection<Subject> subjects, boolean whole) {
        if (subjects.isEmpty()) {
            return () -> Known.NOBODY;
        }
        var entries = ask(trip, LOAD, subjects, (row, number) -> entry(row));
        var identifiers = ask(trip, SubjectTable.IDENTIFIERS, subjects, (row, number) -> SubjectTable.identifier(row));
        var registrations = ask(
                trip,
                whole ? RegistrationTable.ALL : RegistrationTable.NEWEST,
                subjects,
                (row, number) -> RegistrationTable.known(row));
        var waiting = ask(trip, WAIT, subjects, (row, number) -> new Subject(row.getObject("subject", UUID.class)));
        return () -> new Known(entries.get(), identifiers.get(), registrations.get(), waiting.get());
    }

    private static <T> Supplier<List<T>> ask(
            RoundTrip trip, String sql, Collection<Subject> subjects, RowMapper<T> mapper) {
        return trip.ask(sql, new Columns<>(subjects).with("uuid", Subject::id), mapper);
    }

    private static RollEntry entry(ResultSet row) throws SQLException {
        return new RollEntry(
                new Subject(row.getObject("id", UUID.class)), row.getString("kind"), row.getLong("last_sequence"));
    }
}
