package je.gov.hub.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows turned into columns, as {@code unnest} takes them. */
final class Columns<T> {

    private final List<T> rows;
    private final List<Column> columns = new ArrayList<>();

    Columns(List<T> rows) {
        this.rows = rows;
    }

    /** A column whose values PostgreSQL reads from their text. */
    Columns<T> with(String type, Function<T, @Nullable Object> value) {
        var texts = rows.stream().map(value).map(Columns::text).toArray(String[]::new);
        columns.add(new Column(type, texts));
        return this;
    }

    Columns<T> withBytes(Function<T, byte @Nullable []> value) {
        columns.add(new Column("bytea", rows.stream().map(value).toArray(byte[][]::new)));
        return this;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    List<Column> all() {
        return columns;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    /**
     * One column.
     *
     * @param type PostgreSQL's name of the element type
     */
    record Column(String type, @Nullable Object[] values) {}
}
