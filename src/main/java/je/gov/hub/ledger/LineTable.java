package je.gov.hub.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import je.gov.hub.subject.Subject;
import je.gov.hub.system.SystemId;
import org.springframework.jdbc.core.JdbcTemplate;

/** The lines of subjects that go from the ledger: whose turn it is, and when a block ends. */
final class LineTable {

    static final String LOCK = """
            select block.sequence
              from block
             where (system, subject) in (select system, subject from disclosure where delivery = any (?))
             order by system, subject
               for update
            """;

    /** The first of each line has the turn if it is parked; where nobody is left, the block ends. */
    static final String ADVANCE = """
            with line as (
                select distinct system, subject from disclosure where delivery = any (?)),
            first as (
                select line.system, line.subject, ahead.delivery, ahead.sequence
                  from line
                 cross join lateral (
                       (select quarantine.delivery, disclosure.sequence, disclosure.generation
                          from quarantine
                          join disclosure using (delivery)
                         where quarantine.system = line.system and quarantine.subject = line.subject
                         order by disclosure.sequence, disclosure.generation
                         limit 1)
                       union all
                       (select delivery, sequence, generation
                          from parked
                         where parked.system = line.system and parked.subject = line.subject
                         order by sequence, generation
                         limit 1)
                       order by sequence, generation
                       limit 1) as ahead),
            stands_back as (
                update parked
                   set turn = false
                  from line
                  left join first using (system, subject)
                 where parked.turn
                   and parked.system = line.system
                   and parked.subject = line.subject
                   and parked.delivery is distinct from first.delivery),
            turned as (
                update parked set turn = true from first where parked.delivery = first.delivery and not parked.turn),
            moved as (
                update block
                   set sequence = first.sequence, delivery = first.delivery
                  from first
                 where block.system = first.system and block.subject = first.subject)
            delete from block
             using line
             where block.system = line.system
               and block.subject = line.subject
               and not exists (
                   select from first where first.system = block.system and first.subject = block.subject)
            """;

    /**
     * Never before an earlier one that is still on its way from the broker. Only the first generation comes from there, and of it only
     * what was decided at acceptance, hence has fields. It ends in the order of the subject: nothing earlier is on its way once the
     * nearest earlier one is not. A look at that one costs the same however much a subject was told of.
     */
    private static final String TURNS = """
            select parked.delivery, parked.subject, parked.sequence, parked.attempts, parked.repeated, disclosure.sealed,
                   disclosure.event_key,
                   exists (select from correction where correction.event_key = disclosure.event_key) as corrects,
                   parked.attempts > 0
                   or exists (select from delay where delay.delivery = parked.delivery) as handed
              from parked
              join disclosure using (delivery)
             where parked.turn
               and parked.system = ?
               and parked.delivery <> all (?)
               and not exists (
                   select from (
                          select delivery
                            from disclosure as nearest
                           where nearest.system = parked.system
                             and nearest.subject = parked.subject
                             and nearest.sequence < parked.sequence
                             and nearest.generation = 0
                             and nearest.fields <> '{}'
                           order by nearest.sequence desc
                           limit 1) as earlier
                    where not exists (select from receipt where receipt.delivery = earlier.delivery)
                      and not exists (select from quarantine where quarantine.delivery = earlier.delivery)
                      and not exists (select from parked as other where other.delivery = earlier.delivery)
                      and not exists (select from closed where closed.delivery = earlier.delivery))
             order by parked.since
             limit ?
            """;

    private final JdbcTemplate jdbc;

    LineTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Nobody else changes the lines of these before this transaction ends. */
    void lock(Collection<DeliveryId> deliveries) {
        jdbc.query(LOCK, statement -> statement.setArray(1, DeliveryTable.texts(statement, deliveries)), row -> {});
    }

    /** The lines of these. */
    void advance(Collection<DeliveryId> deliveries) {
        jdbc.update(ADVANCE, statement -> statement.setArray(1, DeliveryTable.texts(statement, deliveries)));
    }

    List<Turn> turns(SystemId system, Collection<DeliveryId> without, int most) {
        return jdbc.query(
                TURNS,
                statement -> {
                    statement.setString(1, system.value());
                    statement.setArray(2, DeliveryTable.texts(statement, without));
                    statement.setInt(3, most);
                },
                (row, number) -> turn(row));
    }

    /** Another envelope of the same content. */
    void rename(DeliveryId delivery, byte[] sealed) {
        jdbc.update("update disclosure set sealed = ? where delivery = ?", sealed, delivery.value());
    }

    private static Turn turn(ResultSet row) throws SQLException {
        return new Turn(
                new DeliveryId(row.getString("delivery")),
                new Subject(row.getObject("subject", UUID.class)),
                row.getInt("attempts"),
                row.getBoolean("repeated"),
                row.getBytes("sealed"),
                new EventKey(row.getString("event_key")),
                row.getLong("sequence"),
                row.getBoolean("corrects"),
                row.getBoolean("handed"));
    }

    /**
     * One whose turn it is, as it lies in the database.
     *
     * @param corrects whether its event supersedes another
     * @param handed whether it is known to have been handed over before
     */
    record Turn(
            DeliveryId delivery,
            Subject subject,
            int attempts,
            boolean repeated,
            byte[] sealed,
            EventKey event,
            long sequence,
            boolean corrects,
            boolean handed) {}
}
