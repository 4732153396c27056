package je.gov.hub.database;

import java.util.List;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;

/** A table of the tests' own. */
final class LetterTable {

    private static final String MAKE = """
            create table letter (name text primary key, body text)
            """;

    private static final String WRITE = """
            insert into letter (name, body) select * from unnest(?::text[], ?::text[])
            """;

    private static final String ASK = """
            select body from letter where name = any (?) order by name
            """;

    private final JdbcTemplate jdbc;

    LetterTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        jdbc.execute(MAKE);
    }

    RoundTrip trip() {
        return new RoundTrip(jdbc);
    }

    static void write(RoundTrip trip, List<String> names, String body) {
        trip.write(WRITE, new Columns<>(names).with("text", name -> name).with("text", name -> body));
    }

    static Supplier<List<String>> ask(RoundTrip trip, List<String> names) {
        return trip.ask(ASK, new Columns<>(names).with("text", name -> name), (row, number) -> row.getString("body"));
    }
}
