package je.gov.hub.ledger;

import java.sql.Timestamp;
import java.time.Instant;
import je.gov.hub.system.SystemId;
import org.springframework.jdbc.core.JdbcTemplate;

/** Systems that wait for a person as a whole. */
final class StoppedTable {

    private static final String STOPPED = """
            with told as (
                insert into stopped_system (system, rule, reason, since) values (?, ?, ?, ?)
                on conflict (system) do nothing
                returning *)
            insert into fact (at, kind, system, detail)
            select since, 'stopped', system, jsonb_build_object('rule', rule, 'reason', reason) from told
            """;

    private static final String RESUMED = """
            with gone as (delete from stopped_system where system = ? returning system)
            insert into fact (at, kind, system, actor, detail)
            select ?, 'resumed', system, ?, jsonb_build_object('why', ?::text) from gone
            """;

    private final JdbcTemplate jdbc;

    StoppedTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void stopped(SystemId system, String rule, String reason, Instant at) {
        jdbc.update(STOPPED, system.value(), rule, reason, Timestamp.from(at));
    }

    void resumed(SystemId system, String who, String why, Instant at) {
        jdbc.update(RESUMED, system.value(), Timestamp.from(at), who, why);
    }
}
