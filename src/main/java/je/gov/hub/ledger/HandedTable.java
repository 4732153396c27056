package je.gov.hub.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import je.gov.hub.database.Columns;
import je.gov.hub.database.RoundTrip;
import je.gov.hub.subject.Subject;
import je.gov.hub.system.SystemId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** What systems were handed about subjects, and whether they told something since. */
final class HandedTable {

    /** Was never handed over with success: quarantined, held, ended by a person, or parked without the turn. */
    private static final String KEPT = """
            exists (select from quarantine where quarantine.delivery = disclosure.delivery)
            or exists (select from closed where closed.delivery = disclosure.delivery)
            or exists (select from parked where parked.delivery = disclosure.delivery and not turn)
            """;

    /**
     * So many disclosures back an echo is recognised; what was told earlier than these is taken for news, and so is what lies behind more
     * than two hundred that are parked. What was made anew is handed over in an order of its own, hence counts by when that was.
     */
    private static final String NEWEST = """
            select disclosure.*
              from unnest(?::text[], ?::uuid[]) as asked (system, subject)
              cross join lateral (
                   (select delivery, disclosure.system, disclosure.subject, disclosure.sequence, generation, type, accepted, fields,
                           sealed, receipt.handed_over
                      from (select *
                              from disclosure as newest
                             where newest.system = asked.system
                               and newest.subject = asked.subject
                               and newest.generation = 0
                               and newest.sealed is not null
                             order by sequence desc
                             limit 200) as disclosure
                      left join receipt using (delivery)
                     where not (
            """ + KEPT + """
                       )
                     order by sequence desc
                     limit 8)
                    union all
                   (select delivery, disclosure.system, disclosure.subject, disclosure.sequence, generation, type, accepted, fields,
                           sealed, receipt.handed_over
                      from disclosure
                      left join receipt using (delivery)
                     where disclosure.system = asked.system
                       and disclosure.subject = asked.subject
                       and disclosure.generation > 0
                       and disclosure.sealed is not null
                       and not (
            """ + KEPT + """
                       )
                     order by handed_over desc nulls first
                     limit 8)) as disclosure
             order by disclosure.system, disclosure.subject, handed_over desc nulls first, sequence desc, generation desc
            """;

    private static final String TOLD_SINCE = """
            select exists (
                   select from event
                    where subject = ? and sequence > ? and teller = ? and outcome = 'accepted' and accepted >= ?)
            """;

    private static final String TOLD_AFTER = """
            select exists (select from event where subject = ? and teller = ? and outcome = 'accepted' and accepted >= ?)
            """;

    private final JdbcTemplate jdbc;

    HandedTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    static Supplier<List<Row>> newest(RoundTrip trip, Collection<Acquaintance> asked) {
        return trip.ask(
                NEWEST,
                new Columns<>(asked)
                        .with("text", Acquaintance::system)
                        .with("uuid", one -> one.subject().id()),
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

    boolean toldAfter(Acquaintance asked, Instant moment) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                TOLD_AFTER, Boolean.class, asked.subject().id(), asked.system().value(), Timestamp.from(moment)));
    }

    private static Row row(ResultSet row) throws SQLException {
        var handed = row.getTimestamp("handed_over");
        return new Row(
                new Acquaintance(
                        new SystemId(row.getString("system")), new Subject(row.getObject("subject", UUID.class))),
                new DeliveryId(row.getString("delivery")),
                row.getLong("sequence"),
                row.getString("type"),
                row.getTimestamp("accepted").toInstant(),
                List.of((String[]) row.getArray("fields").getArray()),
                row.getBytes("sealed"),
                row.getInt("generation") > 0,
                handed == null ? null : handed.toInstant());
    }

    /**
     * A disclosure, and what became of it.
     *
     * @param anew whether a replay or an amendment made it
     * @param handed when it was handed over; null where there is no receipt yet
     */
    record Row(
            Acquaintance asked,
            DeliveryId delivery,
            long sequence,
            String type,
            Instant accepted,
            List<String> fields,
            byte[] sealed,
            boolean anew,
            @Nullable Instant handed) {}
}
