package je.gov.hub.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import je.gov.hub.system.SystemId;
import org.springframework.jdbc.core.JdbcTemplate;

/** Counts what waits for a person. */
final class BacklogTable {

    private static final String BY_SYSTEM = """
            select system,
                   count(*) filter (where kind = 'refused') as quarantined,
                   count(*) filter (where kind = 'held') as held,
                   count(*) filter (where kind = 'parked') as parked,
                   min(since) as oldest
              from (select system, kind, at as since from quarantine
                    union all
                    select system, 'parked', since from parked) as waiting
             group by system
            """;

    private final JdbcTemplate jdbc;

    BacklogTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Map<SystemId, Backlog> bySystem() {
        var backlogs = new HashMap<SystemId, Backlog>();
        jdbc.query(BY_SYSTEM, row -> {
            backlogs.put(new SystemId(row.getString("system")), backlog(row));
        });
        return backlogs;
    }

    private static Backlog backlog(ResultSet row) throws SQLException {
        return new Backlog(
                row.getLong("quarantined"),
                row.getLong("held"),
                row.getLong("parked"),
                row.getTimestamp("oldest").toInstant());
    }
}
