package je.gov.hub.prove;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import je.gov.hub.sandbox.IslandPostgres;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Asks the ledger, from outside the hub, what is still on its way and what was told to whom. */
final class OpenTable {

    private final JdbcTemplate jdbc;

    OpenTable(IslandPostgres.Database database) {
        jdbc = new JdbcTemplate(
                new DriverManagerDataSource(database.url(), IslandPostgres.USER, IslandPostgres.PASSWORD));
    }

    /** How many disclosures have neither a receipt nor a place in quarantine or behind a block, nor were ended by a person. */
    long open() {
        var open = jdbc.queryForObject("""
                select count(*) from disclosure d
                where not exists (select from receipt r where r.delivery = d.delivery)
                  and not exists (select from quarantine q where q.delivery = d.delivery)
                  and not exists (select from parked p where p.delivery = d.delivery)
                  and not exists (select from closed c where c.delivery = d.delivery)
                """, Long.class);
        return open == null ? 0 : open;
    }

    /** How many wait for a person. */
    long waitingForAPerson() {
        var waiting = jdbc.queryForObject(
                "select (select count(*) from quarantine) + (select count(*) from parked)", Long.class);
        return waiting == null ? 0 : waiting;
    }

    /** The deliveries of each system, those of one subject in the subject's order. */
    Map<String, List<Told>> told() {
        return jdbc
                .query(
                        "select delivery, system, subject, sequence from disclosure order by subject, sequence, position",
                        (row, number) -> new Told(
                                row.getString("delivery"),
                                row.getString("system"),
                                row.getString("subject"),
                                row.getLong("sequence")))
                .stream()
                .collect(Collectors.groupingBy(Told::system));
    }

    /** One delivery as the ledger has it. */
    record Told(String delivery, String system, String subject, long sequence) {}
}
