package je.gov.hub.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import je.gov.hub.subject.Subject;
import je.gov.hub.system.SystemId;
import org.springframework.jdbc.core.JdbcTemplate;

/** The lines of subjects that go from the ledger: whose turn it is, and when a block ends. */
final class LineTable {

    private static final String OF = """
            select system, subject from disclosure where delivery = ?
            """;

    private static final String LOCK = """
            select sequence from block where system = ? and subject = ? for update
            """;

    /** The first of the line has the turn if it is parked; where nobody is left, the block ends. */
    private static final String ADVANCE = """
            with first as (
                select delivery, sequence
                  from ((select quarantine.delivery, disclosure.sequence, disclosure.generation
                           from quarantine
                           join disclosure using (delivery)
                          where quarantine.system = ? and quarantine.subject = ?
                          order by disclosure.sequence, disclosure.generation
                          limit 1)
                        union all
                        (select delivery, sequence, generation
                           from parked
                          where system = ? and subject = ?
                          order by sequence, generation
                          limit 1)) as ahead
                 order by sequence, generation
                 limit 1),
            turned as (
                update parked
                   set turn = not turn
                 where system = ? and subject = ?
                   and (turn or delivery = (select delivery from first))
                   and turn <> (delivery = (select delivery from first))),
            moved as (
                update block
                   set sequence = first.sequence, delivery = first.delivery
                  from first
                 where block.system = ? and block.subject = ?)
            delete from block where system = ? and subject = ? and not exists (select from first)
            """;

    private static final String LEAVE = """
            delete from parked where delivery = ?
            """;

    /** Never before an earlier one that is still on its way from the broker. */
    private static final String TURNS = """
            select parked.delivery, parked.subject, parked.attempts, parked.repeated, disclosure.sealed
              from parked
              join disclosure using (delivery)
             where parked.turn
               and parked.system = ?
               and parked.delivery <> all (?)
               and not exists (
                   select from disclosure as earlier
                    where earlier.system = parked.system
                      and earlier.subject = parked.subject
                      and earlier.sequence < parked.sequence
                      and not exists (select from receipt where receipt.delivery = earlier.delivery)
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

    /** Whose line a delivery belongs to; none where the ledger does not know the delivery. */
    Optional<Acquaintance> of(DeliveryId delivery) {
        return jdbc
                .query(
                        OF,
                        (row, number) -> new Acquaintance(
                                new SystemId(row.getString("system")),
                                new Subject(row.getObject("subject", UUID.class))),
                        delivery.value())
                .stream()
                .findFirst();
    }

    /** Nobody else changes this line before this transaction ends. */
    void lock(Acquaintance line) {
        jdbc.query(LOCK, row -> {}, line.system().value(), line.subject().id());
    }

    void advance(Acquaintance line) {
        var system = line.system().value();
        var subject = line.subject().id();
        jdbc.update(ADVANCE, system, subject, system, subject, system, subject, system, subject, system, subject);
    }

    void leave(DeliveryId delivery) {
        jdbc.update(LEAVE, delivery.value());
    }

    List<Turn> turns(SystemId system, Collection<DeliveryId> without, int most) {
        var known = without.stream().map(DeliveryId::value).toArray();
        return jdbc.query(
                TURNS,
                statement -> {
                    statement.setString(1, system.value());
                    statement.setArray(2, statement.getConnection().createArrayOf("text", known));
                    statement.setInt(3, most);
                },
                (row, number) -> turn(row));
    }

    private static Turn turn(ResultSet row) throws SQLException {
        return new Turn(
                new DeliveryId(row.getString("delivery")),
                new Subject(row.getObject("subject", UUID.class)),
                row.getInt("attempts"),
                row.getBoolean("repeated"),
                row.getBytes("sealed"));
    }

    /** One whose turn it is, as it lies in the database. */
    record Turn(DeliveryId delivery, Subject subject, int attempts, boolean repeated, byte[] sealed) {}
}
