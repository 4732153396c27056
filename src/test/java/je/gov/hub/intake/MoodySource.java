package je.gov.hub.intake;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A database that can be told to be away, or to say nothing of the next commit. */
final class MoodySource extends DelegatingDataSource {

    enum Mood {
        WELL,
        AWAY,
        SILENT_AFTER_THE_NEXT_COMMIT,
        SILENT_BEFORE_THE_NEXT_COMMIT
    }

    private final AtomicReference<Mood> mood = new AtomicReference<>(Mood.WELL);
    private final AtomicInteger commits = new AtomicInteger();

    MoodySource(DataSource source) {
        super(source);
    }

    void becomes(Mood next) {
        mood.set(next);
    }

    int commits() {
        return commits.get();
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (mood.get() == Mood.AWAY) {
            throw new SQLException("Connection refused", "08001");
        }
        var connection = super.getConnection();
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    try {
                        return "commit".equals(method.getName())
                                ? commit(connection)
                                : method.invoke(connection, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getTargetException();
                    }
                });
    }

    private @Nullable Object commit(Connection connection) throws SQLException {
        var now = mood.getAndSet(Mood.WELL);
        if (now == Mood.SILENT_BEFORE_THE_NEXT_COMMIT) {
            connection.rollback();
            throw new SQLException("Connection reset", "08006");
        }
        connection.commit();
        commits.incrementAndGet();
        if (now == Mood.SILENT_AFTER_THE_NEXT_COMMIT) {
            throw new SQLException("Connection reset", "08006");
        }
        return null;
    }
}
