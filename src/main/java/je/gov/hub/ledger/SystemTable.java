package je.gov.hub.ledger;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import je.gov.hub.ledger.Systems.Backlog;
import je.gov.hub.system.SystemId;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whole systems: those that are suspended, and how much waits for each. */
final class SystemTable {

    private static final String SUSPEND = """
            with told as (
                insert into suspended_system (system, actor, why, since) values (?, ?, ?, ?)
                on conflict (system) do nothing
                returning *)
            insert into fact (at, kind, system, actor, detail)
            select since, 'suspended', system, actor, jsonb_build_object('why', why) from told
            """;

    private static final String RESUME = """
            with going as (delete from suspended_system where system = ?),
                 mended as (delete from stopped_system where system = ?)
            insert into fact (at, kind, system, actor, detail)
            values (?, 'resumed', ?, ?, jsonb_build_object('why', ?::text))
            """;

    private static final String WHY = """
            select why from suspended_system where system = ?
            """;

    private static final String BACKLOGS = """
            select system, sum(undispatched) as undispatched, sum(quarantined) as quarantined, sum(parked) as parked
              from (select system, count(*) as undispatched, 0 as quarantined, 0 as parked from dispatch group by system
                    union all
                    select system, 0, count(*), 0 from quarantine group by system
                    union all
                    select system, 0, 0, count(*) from parked group by system) as waiting
             group by system
            """;

    private final JdbcTemplate jdbc;

    SystemTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void suspend(SystemId system, String who, String why, Instant at) {
        jdbc.update(SUSPEND, system.value(), who, why, Timestamp.from(at));
    }

    void resume(SystemId system, String who, String why, Instant at) {
        var name = system.value();
        jdbc.update(RESUME, name, name, Timestamp.from(at), name, who, why);
    }

    Optional<String> suspended(SystemId system) {
        return jdbc.queryForList(WHY, String.class, system.value()).stream().findFirst();
    }

    Map<SystemId, Backlog> backlogs() {
        var all = new TreeMap<SystemId, Backlog>();
        jdbc.query(BACKLOGS, row -> {
            all.put(
                    new SystemId(row.getString("system")),
                    new Backlog(row.getLong("undispatched"), row.getLong("quarantined"), row.getLong("parked")));
        });
        return all;
    }
}
