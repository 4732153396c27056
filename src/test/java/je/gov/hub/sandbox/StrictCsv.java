package je.gov.hub.sandbox;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a file as a parish's software does: RFC 4180 to the letter (lines end with CRLF, quotes doubled), UTF-8, a header row, as many
 * fields in each row, and nothing that a spreadsheet would run.
 */
public final class StrictCsv {

    private static final String FORMULA = "=+-@\t\r";

    private final String text;
    private final List<List<String>> rows = new ArrayList<>();
    private List<String> row = new ArrayList<>();
    private int at;

    private StrictCsv(String text) {
        this.text = text;
    }

    /** The rows, the header first. */
    public static List<List<String>> rows(String text) throws MalformedCsvException {
        return new StrictCsv(text).read();
    }

    /** Why a parish's software would not take this file; empty when it would. */
    public static Optional<String> fault(byte[] file) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file));
            return faultOf(rows(text.toString()));
        } catch (CharacterCodingException notUtf8) {
            return Optional.of("not UTF-8");
        } catch (MalformedCsvException malformed) {
            return Optional.of(String.valueOf(malformed.getMessage()));
        }
    }

    private static Optional<String> faultOf(List<List<String>> rows) {
        if (rows.size() < 2) {
            return Optional.of("a header row and at least one row are needed");
        }
        var width = rows.getFirst().size();
        for (var number = 0; number < rows.size(); number++) {
            if (rows.get(number).size() != width) {
                return Optional.of("row %d has not as many fields as the header".formatted(number + 1));
            }
            if (rows.get(number).stream().anyMatch(StrictCsv::isFormula)) {
                return Optional.of("row %d has a field that a spreadsheet would run".formatted(number + 1));
            }
        }
        return Optional.empty();
    }

    private static boolean isFormula(String field) {
        return !field.isEmpty() && FORMULA.indexOf(field.charAt(0)) >= 0;
    }

    private List<List<String>> read() throws MalformedCsvException {
        while (at < text.length()) {
            row.add(text.charAt(at) == '"' ? quoted() : plain());
            endOfField();
        }
        if (!row.isEmpty()) {
            row.add("");
            rows.add(row);
        }
        return rows;
    }

    private void endOfField() throws MalformedCsvException {
        if (at == text.length() || text.startsWith("\r\n", at)) {
            at = Math.min(at + 2, text.length());
            rows.add(row);
            row = new ArrayList<>();
        } else if (text.charAt(at) == ',') {
            at++;
        } else {
            throw new MalformedCsvException("row %d is not RFC 4180".formatted(rows.size() + 1));
        }
    }

    private String plain() {
        var start = at;
        while (at < text.length() && ",\"\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private String quoted() throws MalformedCsvException {
        var field = new StringBuilder();
        for (at++; at < text.length(); at++) {
            if (text.charAt(at) != '"') {
                field.append(text.charAt(at));
            } else if (text.startsWith("\"\"", at)) {
                field.append('"');
                at++;
            } else {
                at++;
                return field.toString();
            }
        }
        throw new MalformedCsvException("row %d has a quote that is not closed".formatted(rows.size() + 1));
    }

    /** A text that is not CSV. The message names the row, never a value. */
    public static final class MalformedCsvException extends Exception {
        MalformedCsvException(String message) {
            super(message);
        }
    }
}
