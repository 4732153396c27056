package je.gov.hub.connector.wire;

import java.util.ArrayList;
import java.util.List;
import je.gov.hub.connector.WireFormException;

/**
 * Comma-separated values as RFC 4180 has them: CRLF between records, quotes doubled. A cell that a spreadsheet would take for a
 * formula is written with a leading apostrophe, and read without it.
 */
public final class Csv {

    private static final String FORMULA_STARTS = "=+-@\t\r\uFF1D\uFF0B\uFF0D\uFF20";

    private Csv() {}

    /**
     * One record as read.
     *
     * @param line where it begins, 1 for the first
     */
    public record Line(int line, List<String> cells) {
        public Line {
            cells = List.copyOf(cells);
        }

        boolean isBlank() {
            return cells.size() == 1 && cells.get(0).isEmpty();
        }
    }

    /** Each row ends with CRLF, the last one too. */
    public static String write(List<List<String>> rows) {
        var text = new StringBuilder();
        for (var row : rows) {
            for (int cell = 0; cell < row.size(); cell++) {
                text.append(cell == 0 ? "" : ",").append(quoted(harmless(row.get(cell))));
            }
            text.append("\r\n");
        }
        return text.toString();
    }

    private static String harmless(String cell) {
        return !cell.isEmpty() && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    /**
     * Reads strictly: a quote inside an unquoted cell, text after a closing quote or a quote that is never closed is a mistake. A line feed
     * alone also ends a record. Blank lines are left out.
     */
    public static List<Line> read(String text) throws WireFormException {
        return new Reader(text).lines();
    }

    private static final class Reader {

        private final String text;
        private int at;
        private int line = 1;

        Reader(String text) {
            this.text = text;
        }

        List<Line> lines() throws WireFormException {
            var lines = new ArrayList<Line>();
            while (at < text.length()) {
                var next = record();
                if (!next.isBlank()) {
                    lines.add(next);
                }
            }
            return lines;
        }

        private Line record() throws WireFormException {
            int begin = line;
            var cells = new ArrayList<String>();
            do {
                cells.add(unescaped(at < text.length() && text.charAt(at) == '"' ? quotedCell() : plainCell()));
            } while (comma());
            endOfRecord();
            return new Line(begin, cells);
        }

        private boolean comma() {
            boolean more = at < text.length() && text.charAt(at) == ',';
            at += more ? 1 : 0;
            return more;
        }

        private void endOfRecord() throws WireFormException {
            if (at < text.length() && text.charAt(at) == '\r') {
                at++;
            }
            if (at < text.length() && text.charAt(at) != '\n') {
                throw new WireFormException(
                        "Line " + line + " has text after a closing quote, or a lone carriage return");
            }
            at++;
            line++;
        }

        private String plainCell() throws WireFormException {
            int begin = at;
            while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
                if (text.charAt(at) == '"') {
                    throw new WireFormException(
                            "Line " + line + " has a quote inside a cell that does not begin with one");
                }
                at++;
            }
            return text.substring(begin, at);
        }

        private String quotedCell() throws WireFormException {
            int begin = line;
            var cell = new StringBuilder();
            for (at++; at < text.length(); at++) {
                char c = text.charAt(at);
                if (c == '"' && !(at + 1 < text.length() && text.charAt(at + 1) == '"')) {
                    at++;
                    return cell.toString();
                }
                at += c == '"' ? 1 : 0;
                line += c == '\n' ? 1 : 0;
                cell.append(c);
            }
            throw new WireFormException("Line " + begin + " has a quote that is never closed");
        }

        private static String unescaped(String cell) {
            boolean escaped =
                    cell.length() > 1 && cell.charAt(0) == '\'' && FORMULA_STARTS.indexOf(cell.charAt(1)) >= 0;
            return escaped ? cell.substring(1) : cell;
        }
    }
}
