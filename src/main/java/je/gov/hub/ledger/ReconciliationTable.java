package je.gov.hub.ledger;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import je.gov.hub.subject.Subject;
import je.gov.hub.system.SystemId;
import org.springframework.jdbc.core.JdbcTemplate;

/** Open deliveries that were carried into the broker. */
final class ReconciliationTable {

    private static final int AT_ONCE = 10_000;

    private static final String OPEN = DispatchTable.OPEN + """
               and not exists (select from dispatch where dispatch.delivery = disclosure.delivery)
            """;

    private static final String LOST = OPEN + """
               and disclosure.delivery = any (?)
               and disclosure.system = ?
            """;

    private static final String CARRIED = "select system, delivery from disclosure where " + OPEN;

    /** Writes an existing block again, so that nobody ends it before this transaction does. Its place comes from the line. */
    private static final String BLOCK = """
            insert into block (system, subject, sequence, delivery, since)
            select distinct on (subject) system, subject, sequence, delivery, ?
              from disclosure
             where
            """ + LOST + """
             order by subject, sequence
            on conflict (system, subject) do update set since = block.since
            """;

    private static final String PARK = """
            with behind as (
                insert into parked (delivery, system, subject, sequence, generation, since)
                select delivery, system, subject, sequence, generation, ?
                  from disclosure
                 where
            """ + LOST + """
                returning *)
            insert into fact (at, kind, delivery, system, subject, actor, detail)
            select since, 'put back', delivery, system, subject, ?, jsonb_build_object('why', ?::text)
              from behind
             order by sequence
            """;

    /** Of one whose hand-over failed nobody knows whether it had its effect. */
    private static final String OVERTAKEN = """
            select later.subject, min(later.accepted) as since
              from disclosure as lost
              join disclosure as later
                on later.system = lost.system and later.subject = lost.subject and later.sequence > lost.sequence
             where lost.delivery = any (?)
               and (exists (select from receipt where receipt.delivery = later.delivery)
                    or exists (select from delay where delay.delivery = later.delivery))
             group by later.subject
            """;

    private final JdbcTemplate jdbc;

    ReconciliationTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Within a transaction. */
    Map<SystemId, Set<DeliveryId>> carried() {
        takeTime();
        var all = new HashMap<SystemId, Set<DeliveryId>>();
        jdbc.query(CARRIED, statement -> statement.setFetchSize(AT_ONCE), row -> {
            all.computeIfAbsent(new SystemId(row.getString("system")), system -> new HashSet<>())
                    .add(new DeliveryId(row.getString("delivery")));
        });
        return all;
    }

    /** Within a transaction: to put very many back takes longer than a statement may else. */
    void takeTime() {
        DispatchTable.takeTime(jdbc);
    }

    /** Within a transaction, before they are parked. */
    void block(SystemId system, Collection<DeliveryId> lost, Instant at) {
        jdbc.update(BLOCK, statement -> {
            statement.setTimestamp(1, Timestamp.from(at));
            statement.setArray(2, DeliveryTable.texts(statement, lost));
            statement.setString(3, system.value());
        });
    }

    int park(SystemId system, Collection<DeliveryId> lost, String who, String why, Instant at) {
        return jdbc.update(PARK, statement -> {
            statement.setTimestamp(1, Timestamp.from(at));
            statement.setArray(2, DeliveryTable.texts(statement, lost));
            statement.setString(3, system.value());
            statement.setString(4, who);
            statement.setString(5, why);
        });
    }

    List<Reconciliations.Overtaken> overtaken(Collection<DeliveryId> lost) {
        return jdbc.query(
                OVERTAKEN,
                statement -> statement.setArray(1, DeliveryTable.texts(statement, lost)),
                (row, number) -> new Reconciliations.Overtaken(
                        new Subject(row.getObject("subject", UUID.class)),
                        row.getTimestamp("since").toInstant()));
    }
}
