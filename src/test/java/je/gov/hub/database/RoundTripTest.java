package je.gov.hub.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import je.gov.hub.sandbox.IslandPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;

class RoundTripTest {

    private final HikariDataSource pool = pool();
    private final List<String> prepared = new ArrayList<>();
    private final LetterTable letters = new LetterTable(new JdbcTemplate(counting()));

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void sendsAllTogetherAndEachSeesWhatThoseBeforeItDid() {
        var trip = letters.trip();
        var before = LetterTable.ask(trip, List.of("a", "b"));
        LetterTable.write(trip, List.of("a"), "first");
        var between = LetterTable.ask(trip, List.of("a", "b"));
        LetterTable.write(trip, List.of("b"), "second");
        LetterTable.write(trip, List.of(), "nobody's");
        var after = LetterTable.ask(trip, List.of("a", "b"));

        trip.go();

        assertThat(before.get()).isEmpty();
        assertThat(between.get()).containsExactly("first");
        assertThat(after.get()).containsExactly("first", "second");
        assertThat(prepared).hasSize(1);
    }

    @Test
    void gathersAnewOnceItIsGone() {
        var trip = letters.trip();
        LetterTable.write(trip, List.of("a"), "first");
        trip.go();
        var asked = LetterTable.ask(trip, List.of("a"));
        trip.go();
        trip.go();

        assertThat(asked.get()).containsExactly("first");
        assertThat(prepared).hasSize(2);
    }

    @Test
    void hasNoAnswerBeforeItIsGone() {
        var asked = LetterTable.ask(letters.trip(), List.of("a"));

        assertThatIllegalStateException().isThrownBy(asked::get);
    }

    @Test
    void failsWithWhicheverFails() {
        var trip = letters.trip();
        LetterTable.write(trip, List.of("a"), "first");
        LetterTable.write(trip, List.of("a"), "again");

        assertThatThrownBy(trip::go).isInstanceOf(DataIntegrityViolationException.class);
    }

    /** A database waits until somebody reads its answer before it reads the next question. */
    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void neverWaitsForADatabaseThatWaitsForIt() {
        var names = IntStream.range(0, 20_000).mapToObj("%0200d"::formatted).toList();
        var trip = letters.trip();
        LetterTable.write(trip, names, "x".repeat(1000));
        trip.go();

        var first = LetterTable.ask(trip, names);
        var second = LetterTable.ask(trip, names);
        var third = LetterTable.ask(trip, names);
        trip.go();

        assertThat(first.get()).hasSize(20_000).isEqualTo(second.get()).isEqualTo(third.get());
    }

    private static HikariDataSource pool() {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(IslandPostgres.shared().freshDatabase().url());
        pool.setUsername(IslandPostgres.USER);
        pool.setPassword(IslandPostgres.PASSWORD);
        pool.addDataSourceProperty("socketTimeout", Duration.ofSeconds(30).toSeconds());
        return pool;
    }

    /** Notes what is prepared: each is a round trip. */
    private DataSource counting() {
        return proxy(DataSource.class, pool, (method, result) -> {
            if (!(result instanceof Connection connection)) {
                return result;
            }
            return proxy(Connection.class, connection, (called, statement) -> {
                if ("prepareStatement".equals(called)) {
                    prepared.add(called);
                }
                return statement;
            });
        });
    }

    private interface Heard {
        Object after(String method, Object result);
    }

    private static <T> T proxy(Class<T> type, T target, Heard heard) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        return heard.after(method.getName(), method.invoke(target, arguments));
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                }));
    }
}
