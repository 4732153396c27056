package je.gov.hub.connector.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import je.gov.hub.connector.WireFormException;

/**
 * A CSV file with a header row, from and to JSON: {@code {"header":[…],"rows":[[…],…]}} on the way out. On the way in each row is
 * {@code {"row":1,"line":2,"cells":[…],"values":{…}}} by the header's names, with {@code "problem"} where its length is wrong; a file that is
 * not CSV has no rows but a {@code "problem"}. {@code "digest"} is the file's SHA-256.
 */
public final class CsvFile {

    private static final int MOST_ROWS = 1_000;
    private static final int MOST_BYTES = 256 << 10;

    private CsvFile() {}

    /** Prints header and rows; null is an empty cell. */
    public static String write(JsonNode table) throws WireFormException {
        if (!table.path("header").isArray()) {
            throw new WireFormException("A table has a header, an array of column names");
        }
        var rows = new ArrayList<List<String>>();
        rows.add(cells(table.path("header")));
        for (var row : table.path("rows")) {
            if (row.size() != table.path("header").size()) {
                throw new WireFormException("Row " + rows.size() + " has not as many cells as the header");
            }
            rows.add(cells(row));
        }
        return Csv.write(rows);
    }

    private static List<String> cells(JsonNode row) {
        var cells = new ArrayList<String>();
        row.forEach(cell -> cells.add(cell.isNull() ? "" : cell.asText()));
        return cells;
    }

    /** Reads a file in UTF-8, with or without a byte order mark, up to 1,000 rows and 256 KiB: as much as a mapping makes something of. Never fails for what the file holds. */
    public static JsonNode read(byte[] file) {
        var table = JsonNodeFactory.instance.objectNode();
        table.put("digest", Digest.of(file));
        try {
            fill(table, Csv.read(text(file)));
        } catch (WireFormException broken) {
            table.put("problem", broken.getMessage());
        }
        return table;
    }

    private static void fill(ObjectNode table, List<Csv.Line> lines) throws WireFormException {
        if (lines.isEmpty()) {
            throw new WireFormException("The file is empty");
        }
        if (lines.size() - 1 > MOST_ROWS) {
            throw new WireFormException("The file has more than 1,000 rows: bring it in parts");
        }
        var header = lines.get(0).cells();
        if (header.stream().distinct().count() != header.size()) {
            throw new WireFormException("The header names a column twice");
        }
        header.forEach(table.putArray("header")::add);
        var rows = table.putArray("rows");
        for (int at = 1; at < lines.size(); at++) {
            rows.add(row(header, lines.get(at), at));
        }
    }

    private static ObjectNode row(List<String> header, Csv.Line line, int number) {
        var row = JsonNodeFactory.instance.objectNode().put("row", number).put("line", line.line());
        line.cells().forEach(row.putArray("cells")::add);
        if (line.cells().size() != header.size()) {
            return row.put("problem", "It has " + line.cells().size() + " cells, not " + header.size());
        }
        var values = row.putObject("values");
        for (int at = 0; at < header.size(); at++) {
            values.put(header.get(at), line.cells().get(at));
        }
        return row;
    }

    private static boolean controls(int character) {
        return Character.isISOControl(character) && "\r\n\t".indexOf(character) < 0;
    }

    private static String text(byte[] file) throws WireFormException {
        if (file.length > MOST_BYTES) {
            throw new WireFormException("The file is longer than 256 KiB: bring it in parts");
        }
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            if (text.chars().anyMatch(CsvFile::controls)) {
                throw new WireFormException("The file holds control characters");
            }
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException broken) {
            throw new WireFormException("The file is not in UTF-8");
        }
    }
}
