package je.gov.hub.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import je.gov.hub.subject.Subject;
import je.gov.hub.system.SystemId;
import org.springframework.jdbc.core.JdbcTemplate;

/** What systems were handed about subjects, and whether they told something since. */
final class HandedTable {

    /** So many disclosures back an echo is recognised; what was told earlier than these is taken for news. */
    private static final String NEWEST = """
            select disclosure.*,
                   exists (select from receipt where receipt.delivery = disclosure.delivery) as delivered,
                   exists (select from quarantine where quarantine.delivery = disclosure.delivery)
                   or exists (select from closed where closed.delivery = disclosure.delivery)
                   or exists (select from parked where parked.delivery = disclosure.delivery and not turn) as kept
              from unnest(?::text[], ?::uuid[]) as asked (system, subject)
              cross join lateral (
                   select delivery, system, subject, sequence, type, accepted, fields, sealed
                     from disclosure
                    where disclosure.system = asked.system
                      and disclosure.subject = asked.subject
                      and disclosure.sealed is not null
                    order by sequence desc
                    limit 8) as disclosure
             order by disclosure.system, disclosure.subject, disclosure.sequence desc
            """;

    private static final String TOLD_SINCE = """
            select exists (
                   select from event
                    where subject = ? and sequence > ? and teller = ? and outcome = 'accepted' and accepted >= ?)
            """;

    private final JdbcTemplate jdbc;

    HandedTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    List<Row> newest(Collection<Acquaintance> asked) {
        var systems =
                asked.stream().map(Acquaintance::system).map(SystemId::value).toArray();
        var subjects =
                asked.stream().map(Acquaintance::subject).map(Subject::id).toArray();
        return jdbc.query(
                NEWEST,
                statement -> {
                    statement.setArray(1, statement.getConnection().createArrayOf("text", systems));
                    statement.setArray(2, statement.getConnection().createArrayOf("uuid", subjects));
                },
                (row, number) -> row(row));
    }

    boolean toldSince(Acquaintance asked, long sequence, Instant since) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                TOLD_SINCE,
                Boolean.class,
                asked.subject().id(),
                sequence,
                asked.system().value(),
                Timestamp.from(since)));
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                new Acquaintance(
                        new SystemId(row.getString("system")), new Subject(row.getObject("subject", UUID.class))),
                new DeliveryId(row.getString("delivery")),
                row.getLong("sequence"),
                row.getString("type"),
                row.getTimestamp("accepted").toInstant(),
                List.of((String[]) row.getArray("fields").getArray()),
                row.getBytes("sealed"),
                row.getBoolean("delivered"),
                row.getBoolean("kept"));
    }

    /**
     * A disclosure, and what became of it.
     *
     * @param kept never handed over with success: quarantined, held, parked or ended by a person
     */
    record Row(
            Acquaintance asked,
            DeliveryId delivery,
            long sequence,
            String type,
            Instant accepted,
            List<String> fields,
            byte[] sealed,
            boolean delivered,
            boolean kept) {}
}
