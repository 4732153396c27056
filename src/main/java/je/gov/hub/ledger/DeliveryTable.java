package je.gov.hub.ledger;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import je.gov.hub.event.EventType;
import je.gov.hub.event.FieldPath;
import je.gov.hub.subject.Subject;
import je.gov.hub.system.SystemId;
import org.springframework.jdbc.core.JdbcTemplate;

/** What became of deliveries: receipts, quarantine, blocks, parking and delays. */
final class DeliveryTable {

    private static final String STANDING = """
            select disclosure.delivery, disclosure.subject, type, fields, accepted,
                   exists (select from receipt where receipt.delivery = disclosure.delivery)
                   or exists (select from quarantine where quarantine.delivery = disclosure.delivery)
                   or exists (select from closed where closed.delivery = disclosure.delivery) as ended,
                   parked.delivery is not null as parked,
                   coalesce(parked.turn, false) as turn,
                   exists (select from block
                            where block.system = disclosure.system
                              and block.subject = disclosure.subject
                              and block.sequence < disclosure.sequence) as blocked
              from disclosure
              left join parked using (delivery)
             where disclosure.delivery = any (?) and disclosure.system = ?
            """;

    private static final String OVER = """
            select delivery
              from disclosure
             where delivery = any (?) and system = ?
               and (exists (select from receipt where receipt.delivery = disclosure.delivery)
                    or exists (select from quarantine where quarantine.delivery = disclosure.delivery)
                    or exists (select from closed where closed.delivery = disclosure.delivery))
            """;

    private static final String DELIVERED = """
            with told as (
                insert into receipt (delivery, system, answer, sent_digest, attempts, repeated, handed_over, answered)
                select * from unnest(?::text[], ?::text[], ?::text[], ?::bytea[], ?::int[], ?::boolean[],
                                     ?::timestamptz[], ?::timestamptz[])
                on conflict (delivery) do nothing
                returning *)
            insert into fact (at, kind, delivery, system, detail)
            select answered, 'delivered', delivery, system,
                   jsonb_build_object('answer', answer, 'sent', encode(sent_digest, 'hex'),
                                      'attempts', attempts, 'repeated', repeated)
              from told
            """;

    private static final String LEAVE = """
            delete from parked where delivery = any (?)
            """;

    /** The lines first, so that nobody parks behind what has gone. */
    private static final String DELIVERED_IN_TURN =
            LineTable.LOCK + ";" + DELIVERED + ";" + LEAVE + ";" + LineTable.ADVANCE;

    private static final String WAITS = """
            with told as (
                insert into quarantine (delivery, system, subject, kind, rule, reason, answer_digest, excerpt, made,
                                        attempts, repeated, at)
                select asked.delivery, asked.system, disclosure.subject, ?, ?, ?, ?, ?, ?, ?, ?, ?
                  from (values (?, ?)) as asked (delivery, system)
                  left join disclosure
                    on disclosure.delivery = asked.delivery and disclosure.system = asked.system
                 where not exists (select from receipt where receipt.delivery = asked.delivery)
                   and not exists (select from closed where closed.delivery = asked.delivery)
                on conflict (delivery) do nothing
                returning *),
            gone as (delete from parked using told where parked.delivery = told.delivery),
            blocked as (
                insert into block (system, subject, sequence, delivery, since)
                select told.system, told.subject, disclosure.sequence, told.delivery, told.at
                  from told
                  join disclosure using (delivery)
                 where told.subject is not null
                on conflict (system, subject) do nothing)
            insert into fact (at, kind, delivery, system, subject, detail)
            select at, case kind when 'refused' then 'quarantined' else 'held' end, delivery, system, subject,
                   jsonb_build_object('rule', rule, 'reason', reason, 'answer', encode(answer_digest, 'hex'),
                                      'made', made, 'attempts', attempts, 'repeated', repeated)
              from told
            """;

    private static final String LOCK_BLOCKS = """
            select block.sequence
              from block
             where (system, subject) in (select system, subject from disclosure where delivery = any (?) and system = ?)
             order by system, subject
               for share
            """;

    private static final String PARK = """
            with behind as (
                insert into parked (delivery, system, subject, sequence, generation, since)
                select disclosure.delivery, disclosure.system, disclosure.subject, disclosure.sequence,
                       disclosure.generation, ?
                  from disclosure
                  join block
                    on block.system = disclosure.system
                   and block.subject = disclosure.subject
                   and block.sequence < disclosure.sequence
                 where disclosure.delivery = any (?)
                   and disclosure.system = ?
                   and not exists (select from receipt where receipt.delivery = disclosure.delivery)
                   and not exists (select from quarantine where quarantine.delivery = disclosure.delivery)
                   and not exists (select from closed where closed.delivery = disclosure.delivery)
                on conflict (delivery) do nothing
                returning *)
            insert into fact (at, kind, delivery, system, subject)
            select since, 'parked', delivery, system, subject from behind order by sequence
            """;

    private static final String DELAYED = """
            with told as (
                insert into delay (delivery, system, rule, reason, answer_digest, excerpt, made, attempts, repeated, at)
                select asked.*
                  from (values (?::text, ?::text, ?::text, ?::text, ?, ?, ?, ?, ?, ?::timestamptz))
                    as asked (delivery, system, rule, reason, answer_digest, excerpt, made, attempts, repeated, at)
                 where (asked.rule, asked.reason) is distinct from (
                       select (newest.rule, newest.reason)
                         from delay as newest
                        where newest.delivery = asked.delivery
                        order by newest.position desc
                        limit 1)
                returning *)
            insert into fact (at, kind, delivery, system, detail)
            select at, 'delayed', delivery, system,
                   jsonb_build_object('rule', rule, 'reason', reason, 'attempts', attempts)
              from told
            """;

    private final JdbcTemplate jdbc;

    DeliveryTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    List<Row> standing(SystemId system, Collection<DeliveryId> deliveries) {
        return jdbc.query(
                STANDING,
                statement -> {
                    statement.setArray(1, texts(statement, deliveries));
                    statement.setString(2, system.value());
                },
                (row, number) -> row(row));
    }

    Set<DeliveryId> over(SystemId system, Collection<DeliveryId> deliveries) {
        return new HashSet<>(jdbc.query(
                OVER,
                statement -> {
                    statement.setArray(1, texts(statement, deliveries));
                    statement.setString(2, system.value());
                },
                (row, number) -> new DeliveryId(row.getString("delivery"))));
    }

    void delivered(List<Receipt> receipts) {
        jdbc.update(DELIVERED, statement -> receipts(statement, 0, receipts));
    }

    /** Takes them out of their lines, and lets those move on. Within a transaction only; asks the database once. */
    void deliveredInTurn(List<Receipt> receipts) {
        var deliveries = receipts.stream().map(Receipt::delivery).toList();
        jdbc.execute(DELIVERED_IN_TURN, (PreparedStatement statement) -> {
            statement.setArray(1, texts(statement, deliveries));
            receipts(statement, 1, receipts);
            statement.setArray(10, texts(statement, deliveries));
            statement.setArray(11, texts(statement, deliveries));
            return statement.execute();
        });
    }

    private static void receipts(PreparedStatement statement, int before, List<Receipt> receipts) throws SQLException {
        statement.setArray(before + 1, column(statement, "text", receipts, Receipt::delivery));
        statement.setArray(before + 2, column(statement, "text", receipts, Receipt::system));
        statement.setArray(before + 3, column(statement, "text", receipts, Receipt::answer));
        statement.setArray(before + 4, bytes(statement, receipts));
        statement.setArray(before + 5, column(statement, "int4", receipts, Receipt::attempts));
        statement.setArray(before + 6, column(statement, "bool", receipts, Receipt::repeated));
        statement.setArray(before + 7, column(statement, "timestamptz", receipts, Receipt::handedOver));
        statement.setArray(before + 8, column(statement, "timestamptz", receipts, Receipt::answered));
    }

    /** @param kind refused by the receiver, or held by the hub */
    void waits(String kind, Setback why) {
        jdbc.update(
                WAITS,
                kind,
                why.rule(),
                why.reason(),
                why.answerDigest(),
                why.excerpt(),
                why.made(),
                why.attempts(),
                why.repeated(),
                Timestamp.from(why.at()),
                why.delivery().value(),
                why.system().value());
    }

    /** Nobody ends these blocks before this transaction does. */
    void lockBlocks(SystemId system, Collection<DeliveryId> deliveries) {
        jdbc.query(
                LOCK_BLOCKS,
                statement -> {
                    statement.setArray(1, texts(statement, deliveries));
                    statement.setString(2, system.value());
                },
                row -> {});
    }

    void park(SystemId system, Collection<DeliveryId> deliveries, Instant at) {
        jdbc.update(PARK, statement -> {
            statement.setTimestamp(1, Timestamp.from(at));
            statement.setArray(2, texts(statement, deliveries));
            statement.setString(3, system.value());
        });
    }

    void delayed(Setback why) {
        jdbc.update(
                DELAYED,
                why.delivery().value(),
                why.system().value(),
                why.rule(),
                why.reason(),
                why.answerDigest(),
                why.excerpt(),
                why.made(),
                why.attempts(),
                why.repeated(),
                Timestamp.from(why.at()));
    }

    static Array texts(PreparedStatement statement, Collection<DeliveryId> deliveries) throws SQLException {
        var values = deliveries.stream().map(DeliveryId::value).toArray();
        return statement.getConnection().createArrayOf("text", values);
    }

    private static Array column(
            PreparedStatement statement, String type, List<Receipt> receipts, Function<Receipt, Object> value)
            throws SQLException {
        var values = receipts.stream().map(value).map(Object::toString).toArray();
        return statement.getConnection().createArrayOf(type, values);
    }

    private static Array bytes(PreparedStatement statement, List<Receipt> receipts) throws SQLException {
        var values = receipts.stream().map(Receipt::sentDigest).toArray(byte[][]::new);
        return statement.getConnection().createArrayOf("bytea", values);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                new DeliveryId(row.getString("delivery")),
                new Subject(row.getObject("subject", UUID.class)),
                new EventType(row.getString("type")),
                fields(row.getArray("fields")),
                row.getTimestamp("accepted").toInstant(),
                row.getBoolean("ended"),
                row.getBoolean("parked"),
                row.getBoolean("turn"),
                row.getBoolean("blocked"));
    }

    private static SortedSet<FieldPath> fields(Array texts) throws SQLException {
        var fields = new TreeSet<FieldPath>();
        Arrays.stream((String[]) texts.getArray()).map(FieldPath::of).forEach(fields::add);
        return fields;
    }

    /** How a delivery stands, as far as the ledger's own tables say. */
    record Row(
            DeliveryId delivery,
            Subject subject,
            EventType type,
            SortedSet<FieldPath> fields,
            Instant accepted,
            boolean ended,
            boolean parked,
            boolean turn,
            boolean blocked) {

        boolean open() {
            return !ended && !parked;
        }
    }
}
