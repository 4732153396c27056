package je.gov.hub.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.RowMapper;

/**
 * Statements that go to the database together, in their order: what a small one costs is mostly the waiting for its answer. Each sees
 * what those before it did, and its own snapshot, as if it had gone alone (PostgreSQL, Extended Query: one Execute each, one Sync). They wait
 * here until {@link #go}; then the next may be gathered. For one thread, within one transaction of its caller's.
 */
public final class RoundTrip {

    /** Bytes. Beyond that questions go alone, or each side might wait until the other has read what it is sending. */
    private static final long MOST = 32 * 1024;

    private final JdbcTemplate jdbc;
    private final List<Statement<?>> waiting = new ArrayList<>();

    public RoundTrip(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Something to ask.
     *
     * @return the rows, once they are here; before that it throws {@link IllegalStateException}
     */
    public <T> Supplier<List<T>> ask(String sql, Columns<?> parameters, RowMapper<T> mapper) {
        var question = new Statement<>(sql, parameters, mapper);
        waiting.add(question);
        return question::answer;
    }

    /** Something to write; nothing where there are no rows. */
    public void write(String sql, Columns<?> rows) {
        if (!rows.isEmpty()) {
            waiting.add(new Statement<>(sql, rows, null));
        }
    }

    /** Sends what waits, and reads the answers. */
    public void go() {
        var all = List.copyOf(waiting);
        waiting.clear();
        boolean asks = all.stream().anyMatch(Statement::asks);
        if (asks && all.stream().mapToLong(Statement::size).sum() > MOST) {
            all.forEach(one -> together(List.of(one)));
        } else if (!all.isEmpty()) {
            together(all);
        }
    }

    private void together(List<Statement<?>> all) {
        PreparedStatementCallback<Boolean> going = prepared -> {
            int place = 1;
            for (var one : all) {
                place = one.parameters.set(prepared, place);
            }
            prepared.execute();
            for (var one : all) {
                one.read(prepared);
                prepared.getMoreResults();
            }
            return true;
        };
        jdbc.execute(all.stream().map(one -> one.sql).collect(Collectors.joining(";\n")), going);
    }

    private static final class Statement<T> {
        private final String sql;
        private final Columns<?> parameters;
        private final @Nullable RowMapper<T> mapper;
        private @Nullable List<T> rows;

        Statement(String sql, Columns<?> parameters, @Nullable RowMapper<T> mapper) {
            this.sql = sql;
            this.parameters = parameters;
            this.mapper = mapper;
        }

        boolean asks() {
            return mapper != null;
        }

        long size() {
            return parameters.size();
        }

        void read(PreparedStatement prepared) throws SQLException {
            if (mapper == null) {
                return;
            }
            var read = new ArrayList<T>();
            try (var answer = prepared.getResultSet()) {
                while (answer.next()) {
                    read.add(mapper.mapRow(answer, read.size()));
                }
            }
            rows = read;
        }

        List<T> answer() {
            if (rows == null) {
                throw new IllegalStateException("Asked, but not gone");
            }
            return rows;
        }
    }
}
