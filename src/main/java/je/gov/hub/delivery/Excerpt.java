package je.gov.hub.delivery;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The beginning of a partner's answer without what it says: every letter of a value is x, every digit 9. Names of JSON
 * keys, XML elements and HL7 segments stay, as they tell a person where the trouble is.
 */
final class Excerpt {

    private static final int LONGEST = 400;
    private static final Pattern NAME = Pattern.compile(
            "\"[A-Za-z][A-Za-z_-]{0,39}\"(?=\\s*:)|</?[A-Za-z][A-Za-z_:-]{0,39}(?=[\\s/>])|(?m:^)[A-Z][A-Z0-9]{2}(?=\\|)");

    private Excerpt() {}

    static String of(byte[] answer) {
        var text = new String(answer, StandardCharsets.UTF_8).replace('\r', '\n');
        var start = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        var names = NAME.matcher(start);
        var redacted = new StringBuilder(start.length());
        int from = 0;
        while (names.find()) {
            redact(start.substring(from, names.start()), redacted);
            redacted.append(names.group());
            from = names.end();
        }
        redact(start.substring(from), redacted);
        return redacted.toString();
    }

    private static void redact(String text, StringBuilder into) {
        text.codePoints().map(Excerpt::hidden).forEach(into::appendCodePoint);
    }

    /** Only what can carry no meaning stays: ASCII punctuation and space. */
    private static int hidden(int character) {
        if (Character.isDigit(character)) {
            return '9';
        }
        return character < 128 && !Character.isLetter(character) && (character >= ' ' || character == '\n')
                ? character
                : 'x';
    }
}
