package je.gov.hub.schema;

import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.regex.RegularExpressionFactory;
import java.util.regex.Pattern;

/**
 * Patterns whose {@code $} means the end, as in ECMA-262, which JSON Schema asks for. Java's also matches before a last line
 * end, so that an identifier could carry one, and with it a new line of a file or a new segment of a message.
 */
final class EndAnchor implements RegularExpressionFactory {

    @Override
    public RegularExpression getRegularExpression(String regex) {
        var pattern = Pattern.compile(translated(regex));
        return text -> pattern.matcher(text).find();
    }

    static String translated(String regex) {
        var java = new StringBuilder(regex.length() + 1);
        boolean inClass = false;
        for (int at = 0; at < regex.length(); at++) {
            char c = regex.charAt(at);
            if (c == '\\' && at + 1 < regex.length()) {
                at++;
                java.append(c).append(regex.charAt(at));
            } else if (c == '$' && !inClass) {
                java.append("\\z");
            } else {
                inClass = (inClass || c == '[') && c != ']';
                java.append(c);
            }
        }
        return java.toString();
    }
}
