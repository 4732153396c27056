package je.gov.hub.exchange;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The lease as a lock of a PostgreSQL session: gone with the session, whatever becomes of the node. One thread. */
class LeaseTable implements Lease {

    private static final int PATIENCE_SECONDS = 2;

    /** Shares its first number with the acceptance lock, so that both are found together in pg_locks. */
    private static final String TAKE = """
            select pg_try_advisory_lock(1785230690, 2)
            """;

    private final DataSource database;
    private @Nullable Connection session;

    LeaseTable(DataSource database) {
        this.database = database;
    }

    @Override
    public boolean held() {
        try {
            if (session != null && session.isValid(PATIENCE_SECONDS)) {
                return true;
            }
            close();
            session = taken(database.getConnection());
            return session != null;
        } catch (SQLException unreachable) {
            close();
            return false;
        }
    }

    @Override
    public void close() {
        var old = session;
        session = null;
        if (old == null) {
            return;
        }
        try (old) {
            // a pooled connection lives on when closed, so the lock is given back by hand
            free(old);
        } catch (SQLException gone) {
            // then the lock went with the session
        }
    }

    private static @Nullable Connection taken(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(TAKE)) {
            if (row.next() && row.getBoolean(1)) {
                return connection;
            }
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
        connection.close();
        return null;
    }

    private static final String FREE = """
            select pg_advisory_unlock(1785230690, 2)
            """;

    private static void free(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(FREE);
        }
    }
}
