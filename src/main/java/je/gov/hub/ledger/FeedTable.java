package je.gov.hub.ledger;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import je.gov.hub.system.SystemId;
import org.springframework.jdbc.core.JdbcTemplate;

/** Where feeds were read to, and what in them was refused. */
final class FeedTable {

    private static final String CURSOR = """
            select cursor from feed_cursor where system = ?
            """;

    private static final String MOVE = """
            insert into feed_cursor (system, cursor, moved) values (?, ?, ?)
            on conflict (system) do update set cursor = excluded.cursor, moved = excluded.moved
            """;

    private static final String REFUSED = """
            with refused as (
                insert into refused_item (system, reference, reason, at) values (?, ?, ?, ?) returning *)
            insert into fact (at, kind, system, detail)
            select at, 'refused-item', system, jsonb_build_object('reference', reference, 'reason', reason) from refused
            """;

    private final JdbcTemplate jdbc;

    FeedTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Optional<String> cursor(SystemId system) {
        return jdbc.queryForList(CURSOR, String.class, system.value()).stream().findFirst();
    }

    void move(SystemId system, String to, Instant at) {
        jdbc.update(MOVE, system.value(), to, Timestamp.from(at));
    }

    void refused(SystemId system, List<RefusedItem> items, Instant at) {
        jdbc.batchUpdate(REFUSED, items, Math.max(1, items.size()), (statement, item) -> {
            statement.setString(1, system.value());
            statement.setString(2, item.reference());
            statement.setString(3, item.reason());
            statement.setTimestamp(4, Timestamp.from(at));
        });
    }
}
