package je.gov.hub.event;

import java.io.ByteArrayOutputStream;
import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;

/** An attribute's value as a header carries it (HTTP binding 1.0.2, section 3.1.3.2). */
final class HeaderValue {

    private static final int HEX_DIGITS = 2;

    private HeaderValue() {}

    /** Takes double quotes off, then decodes percents once. */
    static String decoded(String value) throws CharacterCodingException {
        var plain = unquoted(value.strip());
        var bytes = new ByteArrayOutputStream(plain.length());
        for (int at = 0; at < plain.length(); at++) {
            char c = plain.charAt(at);
            if (c > '~') {
                throw new CharacterCodingException();
            }
            if (c == '%') {
                bytes.write(hex(plain, at + 1));
                at += HEX_DIGITS;
            } else {
                bytes.write(c);
            }
        }
        return JsonText.decoded(bytes.toByteArray());
    }

    private static int hex(String text, int from) throws CharacterCodingException {
        if (from + HEX_DIGITS > text.length()
                || !HexFormat.isHexDigit(text.charAt(from))
                || !HexFormat.isHexDigit(text.charAt(from + 1))) {
            throw new CharacterCodingException();
        }
        return HexFormat.fromHexDigits(text, from, from + HEX_DIGITS);
    }

    /** RFC 7230 section 3.2.6: a quoted string, with backslash escapes. */
    private static String unquoted(String value) throws CharacterCodingException {
        if (value.length() < 2 || !value.startsWith("\"")) {
            return value;
        }
        var plain = new StringBuilder();
        int at = 1;
        while (at < value.length() && value.charAt(at) != '"') {
            if (value.charAt(at) == '\\') {
                at++;
            }
            if (at < value.length()) {
                plain.append(value.charAt(at));
            }
            at++;
        }
        if (at != value.length() - 1) {
            throw new CharacterCodingException();
        }
        return plain.toString();
    }
}
