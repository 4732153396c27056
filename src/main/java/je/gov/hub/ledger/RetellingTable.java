package je.gov.hub.ledger;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import je.gov.hub.database.Columns;
import org.springframework.jdbc.core.JdbcTemplate;

/** Puts what is told again into a subject's line, and writes down what is not. */
final class RetellingTable {

    /** Writes an existing block again, so that nobody ends it before this transaction does. Its place comes from the line. */
    private static final String BLOCK = """
            insert into block (system, subject, sequence, delivery, since) values (?, ?, ?, ?, ?)
            on conflict (system, subject) do update set since = block.since
            """;

    private static final String PARK = """
            with behind as (
                insert into parked (delivery, system, subject, sequence, generation, since)
                select delivery, system, subject, sequence, generation, ? from disclosure where delivery = any (?)
                returning *)
            insert into fact (at, kind, event_key, delivery, system, subject, actor, detail)
            select behind.since, 'replayed', disclosure.event_key, delivery, behind.system, behind.subject, ?,
                   jsonb_strip_nulls(jsonb_build_object('replay', ?::uuid, 'replayof', earlier,
                                                        'digest', encode(disclosure.digest, 'hex')))
              from unnest(?::text[], ?::text[]) as told (delivery, earlier)
              join behind using (delivery)
              join disclosure using (delivery)
             order by behind.sequence
            """;

    private static final String HOLD = """
            with held as (
                insert into quarantine (delivery, system, subject, kind, rule, reason, answer_digest, excerpt, made,
                                        attempts, repeated, at)
                values (?, ?, ?, 'held', 'condition undecided', ?, ''::bytea, '', '', 0, false, ?)
                returning *)
            insert into fact (at, kind, delivery, system, subject, actor, detail)
            select at, 'held', delivery, system, subject, ?,
                   jsonb_build_object('rule', rule, 'reason', reason, 'replay', ?::uuid)
              from held
            """;

    private static final String LEFT_OUT = """
            insert into fact (at, kind, event_key, system, subject, actor, detail)
            select ?, 'not replayed', event_key, ?, ?, ?, jsonb_build_object('replay', ?::uuid, 'reason', reason)
              from unnest(?::text[], ?::text[]) with ordinality as left_out (event_key, reason, place)
             order by place
            """;

    private final JdbcTemplate jdbc;

    RetellingTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void block(Disclosure first, Instant at) {
        jdbc.update(
                BLOCK,
                first.system().value(),
                first.subject().id(),
                first.sequence(),
                first.delivery().value(),
                Timestamp.from(at));
    }

    void park(OpenReplay run, List<Retold> going, Instant at) {
        var columns = new Columns<>(going)
                .with("text", one -> Objects.requireNonNull(one.anew()).delivery())
                .with("text", Retold::earlier);
        jdbc.update(PARK, statement -> {
            var connection = statement.getConnection();
            var deliveries = connection.createArrayOf("text", columns.values(0));
            statement.setTimestamp(1, Timestamp.from(at));
            statement.setArray(2, deliveries);
            statement.setString(3, run.who());
            statement.setObject(4, run.id());
            statement.setArray(5, deliveries);
            statement.setArray(6, connection.createArrayOf("text", columns.values(1)));
        });
    }

    void hold(OpenReplay run, Disclosure undecided, Instant at) {
        jdbc.update(
                HOLD,
                undecided.delivery().value(),
                undecided.system().value(),
                undecided.subject().id(),
                undecided.undecided(),
                Timestamp.from(at),
                run.who(),
                run.id());
    }

    /** @param reasons of each event that is not told again, in order */
    void leftOut(OpenReplay run, Episode episode, List<Map.Entry<EventKey, String>> reasons, Instant at) {
        var columns = new Columns<>(reasons).with("text", Map.Entry::getKey).with("text", Map.Entry::getValue);
        jdbc.update(LEFT_OUT, statement -> {
            var connection = statement.getConnection();
            statement.setTimestamp(1, Timestamp.from(at));
            statement.setString(2, episode.system().value());
            statement.setObject(3, episode.subject().id());
            statement.setString(4, run.who());
            statement.setObject(5, run.id());
            statement.setArray(6, connection.createArrayOf("text", columns.values(0)));
            statement.setArray(7, connection.createArrayOf("text", columns.values(1)));
        });
    }
}
