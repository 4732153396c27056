package je.gov.hub.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import je.gov.hub.event.EventType;
import je.gov.hub.subject.Subject;
import je.gov.hub.system.SystemId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** What waits for a person, and what was decided about it. */
final class QuarantineTable {

    /** The rule by which a correction is held of which the receiver was told nothing. */
    static final String NOTHING_TO_CORRECT = "nothing to correct";

    private static final String WAITING = """
            select quarantine.*, disclosure.event_key, disclosure.type, disclosure.sealed is not null as with_body,
                   (select count(*) from parked
                     where parked.system = quarantine.system and parked.subject = quarantine.subject) as behind
              from quarantine
              left join disclosure using (delivery)
            """;

    private static final String ONE = WAITING + """
             where delivery = ?
            """;

    private static final String FIND = WAITING + """
             where quarantine.system = coalesce(?, quarantine.system)
               and quarantine.rule = coalesce(?, quarantine.rule)
               and quarantine.at >= coalesce(?, '-infinity'::timestamptz)
               and quarantine.at < coalesce(?, 'infinity'::timestamptz)
               and (quarantine.at, delivery) > (coalesce(?, '-infinity'::timestamptz), coalesce(?, ''))
             order by quarantine.at, delivery
             limit ?
            """;

    private static final String RELEASE = """
            with gone as (delete from quarantine where delivery = ? returning *),
            behind as (
                insert into parked (delivery, system, subject, sequence, generation, attempts, repeated, since)
                select delivery, gone.system, gone.subject, disclosure.sequence, disclosure.generation, attempts, repeated, ?
                  from gone
                  join disclosure using (delivery)
                returning *)
            insert into fact (at, kind, delivery, system, subject, actor, detail)
            select since, 'released', delivery, system, subject, ?, jsonb_build_object('why', ?::text) from behind
            """;

    private static final String DISCARD = """
            with gone as (delete from quarantine where delivery = ? returning *),
            ended as (
                insert into closed (delivery, system, kind, actor, why, at)
                select delivery, system, 'discarded', ?, ?, ? from gone
                returning *)
            insert into fact (at, kind, delivery, system, subject, actor, detail)
            select ended.at, ended.kind, delivery, gone.system, subject, actor, jsonb_build_object('why', why)
              from ended
              join gone using (delivery)
            """;

    /** Parked behind it, of the chain of its event. */
    private static final String CORRECTIONS = """
            select behind.delivery, behind.system, behind.sequence, made.event_key
              from disclosure as ended
              left join correction as mine on mine.event_key = ended.event_key
              join parked as behind
                on behind.system = ended.system and behind.subject = ended.subject and behind.sequence > ended.sequence
              join disclosure as made on made.delivery = behind.delivery
              join correction on correction.event_key = made.event_key
             where ended.delivery = ? and correction.first = coalesce(mine.first, ended.event_key)
             order by behind.sequence
            """;

    private static final String HOLD = """
            with gone as (delete from parked where delivery = ? returning *),
            held as (
                insert into quarantine (delivery, system, subject, kind, rule, reason, answer_digest, excerpt, made,
                                        attempts, repeated, at)
                select delivery, system, subject, 'held', ?,
                       'What it corrects was discarded: amend, and it goes as far as it is granted to who was not told',
                       ''::bytea, '', '', attempts, repeated, ?
                  from gone
                returning *)
            insert into fact (at, kind, delivery, system, subject, detail)
            select at, kind, delivery, system, subject, jsonb_build_object('rule', rule, 'reason', reason) from held
            """;

    private static final String AMEND = """
            with gone as (delete from quarantine where delivery = ? returning *),
            ended as (
                insert into closed (delivery, system, kind, successor, actor, why, at)
                select delivery, system, 'amended', ?, ?, ?, ? from gone
                returning *),
            behind as (
                insert into parked (delivery, system, subject, sequence, generation, since)
                select disclosure.delivery, disclosure.system, disclosure.subject, disclosure.sequence,
                       disclosure.generation, ended.at
                  from ended
                  join disclosure on disclosure.delivery = ended.successor)
            insert into fact (at, kind, delivery, system, subject, actor, detail)
            select ended.at, ended.kind, delivery, gone.system, subject, actor,
                   jsonb_build_object('why', why, 'successor', successor, 'digest', encode(?::bytea, 'hex'))
              from ended
              join gone using (delivery)
            """;

    private static final String ORIGIN = """
            select event.event_key, event.teller, event.accepted, event.sealed, disclosure.subject, disclosure.sequence,
                   disclosure.system,
                   (select max(generation)
                      from disclosure as made
                     where made.event_key = disclosure.event_key and made.system = disclosure.system) as generation
              from disclosure
              join event on event.event_key = disclosure.event_key and event.accepted = disclosure.accepted
             where disclosure.delivery = ? and event.sealed is not null
            """;

    private final JdbcTemplate jdbc;

    QuarantineTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Quarantined> of(DeliveryId delivery) {
        return jdbc.query(ONE, (row, number) -> waiting(row), delivery.value()).stream()
                .findFirst();
    }

    List<Quarantined> find(Sought sought, @Nullable Bookmark after, int most) {
        return jdbc.query(
                FIND,
                (row, number) -> waiting(row),
                sought.system() == null ? null : sought.system().value(),
                sought.rule(),
                timestamp(sought.since()),
                timestamp(sought.until()),
                timestamp(after == null ? null : after.since()),
                after == null ? null : after.delivery().value(),
                most);
    }

    void release(DeliveryId delivery, String who, String why, Instant at) {
        jdbc.update(RELEASE, delivery.value(), Timestamp.from(at), who, why);
    }

    void discard(DeliveryId delivery, String who, String why, Instant at) {
        jdbc.update(DISCARD, delivery.value(), who, why, Timestamp.from(at));
    }

    List<Correction> corrections(DeliveryId ended) {
        return jdbc.query(
                CORRECTIONS,
                (row, number) -> new Correction(
                        new DeliveryId(row.getString("delivery")),
                        new SystemId(row.getString("system")),
                        new EventKey(row.getString("event_key")),
                        row.getLong("sequence")),
                ended.value());
    }

    /** One that is parked, and corrects. */
    record Correction(DeliveryId delivery, SystemId system, EventKey event, long sequence) {}

    void hold(Correction parked, Instant at) {
        jdbc.update(HOLD, parked.delivery().value(), NOTHING_TO_CORRECT, Timestamp.from(at));
    }

    void amend(DeliveryId delivery, SealedDisclosure anew, String who, String why, Instant at) {
        jdbc.update(
                AMEND,
                delivery.value(),
                anew.disclosure().delivery().value(),
                who,
                why,
                Timestamp.from(at),
                anew.digest());
    }

    Optional<OriginReading.Row> origin(DeliveryId delivery) {
        return jdbc.query(ORIGIN, (row, number) -> origin(row), delivery.value()).stream()
                .findFirst();
    }

    private static OriginReading.Row origin(ResultSet row) throws SQLException {
        return new OriginReading.Row(
                new EventKey(row.getString("event_key")),
                new SystemId(row.getString("teller")),
                row.getBytes("sealed"),
                new Subject(row.getObject("subject", UUID.class)),
                row.getLong("sequence"),
                new SystemId(row.getString("system")),
                row.getInt("generation"),
                row.getTimestamp("accepted").toInstant());
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    private static Quarantined waiting(ResultSet row) throws SQLException {
        var event = row.getString("event_key");
        var type = row.getString("type");
        return new Quarantined(
                new DeliveryId(row.getString("delivery")),
                new SystemId(row.getString("system")),
                event == null ? null : new EventKey(event),
                type == null ? null : new EventType(type),
                "held".equals(row.getString("kind")),
                row.getString("rule"),
                row.getString("reason"),
                row.getString("excerpt"),
                row.getString("made"),
                row.getInt("attempts"),
                row.getBoolean("repeated"),
                row.getTimestamp("at").toInstant(),
                row.getBoolean("with_body"),
                row.getLong("behind"));
    }
}
