package je.gov.hub.database;

import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows turned into columns, as {@code unnest} and {@code any} take them. */
public final class Columns<T> {

    private final List<T> rows;
    private final List<Column> columns = new ArrayList<>();

    public Columns(Collection<T> rows) {
        this.rows = List.copyOf(rows);
    }

    /**
     * A column whose values PostgreSQL reads from their text.
     *
     * @param type PostgreSQL's name of the element type
     */
    public Columns<T> with(String type, Function<T, @Nullable Object> value) {
        var texts = rows.stream().map(value).map(Columns::text).toArray(String[]::new);
        columns.add(new Column(type, texts));
        return this;
    }

    public Columns<T> withBytes(Function<T, byte @Nullable []> value) {
        columns.add(new Column("bytea", rows.stream().map(value).toArray(byte[][]::new)));
        return this;
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The values of one of them, from 0 in the order they were said, for {@code createArrayOf}. */
    public @Nullable Object[] values(int place) {
        return columns.get(place).values();
    }

    /** About how much there is to send, in bytes. */
    long size() {
        return columns.stream().mapToLong(Column::size).sum();
    }

    /**
     * Sets the parameters of a statement.
     *
     * @param first the first column's place, from 1
     * @return the place of what comes after the last
     */
    int set(PreparedStatement statement, int first) throws SQLException {
        int place = first;
        for (var column : columns) {
            statement.setArray(place++, statement.getConnection().createArrayOf(column.type(), column.values()));
        }
        return place;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private record Column(String type, @Nullable Object[] values) {

        long size() {
            long size = 0;
            for (var value : values) {
                size += value instanceof byte[] bytes
                        ? bytes.length
                        : value instanceof String text ? text.getBytes(StandardCharsets.UTF_8).length : 0;
            }
            return size;
        }
    }
}
