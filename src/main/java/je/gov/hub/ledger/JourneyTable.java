package je.gov.hub.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import je.gov.hub.event.EventType;
import je.gov.hub.system.SystemId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Where events are, read from every table that says something about them. */
final class JourneyTable {

    private static final String EVENT = """
            select event.event_key, event.teller, event.type, event.accepted, event.outcome
              from acceptance_key
              join event on event.event_key = acceptance_key.event_key and event.accepted = acceptance_key.accepted
             where acceptance_key.event_key = ?
            """;

    private static final String LEGS = """
            select disclosure.delivery, disclosure.system, disclosure.due, disclosure.accepted,
                   receipt.answer, receipt.answered,
                   quarantine.kind as quarantine_kind, quarantine.reason as quarantine_reason, quarantine.at as quarantine_at,
                   parked.since as parked_since, parked.turn,
                   closed.kind as closed_kind, closed.why, closed.at as closed_at,
                   newest.reason as delay_reason, newest.at as delay_at,
                   suspended_system.why as suspended_why, stopped_system.reason as stopped_reason,
                   coalesce(receipt.attempts, quarantine.attempts, greatest(newest.attempts, parked.attempts, 0)) as attempts,
                   coalesce(receipt.repeated, quarantine.repeated, newest.repeated, parked.repeated, false) as repeated
              from disclosure
              left join receipt using (delivery)
              left join quarantine using (delivery)
              left join parked using (delivery)
              left join closed using (delivery)
              left join suspended_system on suspended_system.system = disclosure.system
              left join stopped_system on stopped_system.system = disclosure.system
              left join lateral (
                   select reason, at, attempts, repeated
                     from delay
                    where delay.delivery = disclosure.delivery
                    order by position desc
                    limit 1) as newest on true
             where disclosure.event_key = ?
             order by disclosure.system, disclosure.generation
            """;

    private final JdbcTemplate jdbc;

    JourneyTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Journey> of(EventKey key) {
        return jdbc.query(EVENT, (row, number) -> journey(row), key.value()).stream()
                .findFirst()
                .map(head -> new Journey(
                        head.key(), head.teller(), head.type(), head.accepted(), head.outcome(), legs(key)));
    }

    private List<Journey.Leg> legs(EventKey key) {
        return jdbc.query(LEGS, (row, number) -> leg(row), key.value());
    }

    private static Journey journey(ResultSet row) throws SQLException {
        return new Journey(
                new EventKey(row.getString("event_key")),
                new SystemId(row.getString("teller")),
                new EventType(row.getString("type")),
                row.getTimestamp("accepted").toInstant(),
                row.getString("outcome"),
                List.of());
    }

    private static Journey.Leg leg(ResultSet row) throws SQLException {
        var state = state(row);
        return new Journey.Leg(
                new DeliveryId(row.getString("delivery")),
                new SystemId(row.getString("system")),
                state,
                row.getInt("attempts"),
                row.getBoolean("repeated"),
                answer(row, state),
                row.getTimestamp("due").toInstant(),
                since(row, state),
                waits(row));
    }

    private static Journey.@Nullable Wait waits(ResultSet row) throws SQLException {
        var suspended = row.getString("suspended_why");
        if (suspended != null) {
            return new Journey.Wait(Journey.Wait.Kind.SUSPENDED, suspended);
        }
        var stopped = row.getString("stopped_reason");
        return stopped == null ? null : new Journey.Wait(Journey.Wait.Kind.STOPPED, stopped);
    }

    private static Journey.State state(ResultSet row) throws SQLException {
        if (row.getTimestamp("answered") != null) {
            return Journey.State.DELIVERED;
        }
        if (row.getString("quarantine_kind") != null) {
            return "refused".equals(row.getString("quarantine_kind")) ? Journey.State.QUARANTINED : Journey.State.HELD;
        }
        if (row.getString("closed_kind") != null) {
            return Journey.State.valueOf(row.getString("closed_kind").toUpperCase(Locale.ROOT));
        }
        if (row.getTimestamp("parked_since") != null && !row.getBoolean("turn")) {
            return Journey.State.PARKED;
        }
        return delayed(row) ? Journey.State.DELAYED : Journey.State.PENDING;
    }

    /** A delay from before its release says nothing of now. */
    private static boolean delayed(ResultSet row) throws SQLException {
        var delay = row.getTimestamp("delay_at");
        var released = row.getTimestamp("parked_since");
        return delay != null && (released == null || !delay.before(released));
    }

    private static @Nullable String answer(ResultSet row, Journey.State state) throws SQLException {
        return switch (state) {
            case DELIVERED -> row.getString("answer");
            case QUARANTINED, HELD -> row.getString("quarantine_reason");
            case DELAYED -> row.getString("delay_reason");
            case DISCARDED, AMENDED -> row.getString("why");
            case PENDING, PARKED -> null;
        };
    }

    private static @Nullable Instant since(ResultSet row, Journey.State state) throws SQLException {
        return instant(
                switch (state) {
                    case DELIVERED -> row.getTimestamp("answered");
                    case QUARANTINED, HELD -> row.getTimestamp("quarantine_at");
                    case PARKED -> row.getTimestamp("parked_since");
                    case DELAYED -> row.getTimestamp("delay_at");
                    case DISCARDED, AMENDED -> row.getTimestamp("closed_at");
                    case PENDING -> row.getTimestamp("accepted");
                });
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
