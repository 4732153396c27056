package je.gov.hub.event;

import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The media type of data (RFC 2046).
 *
 * @param json whether the data is JSON: the subtype is json or ends in +json (JSON event format 1.0.2, section 3.1)
 */
record MediaType(boolean json) {

    private static final String TOKEN = "[A-Za-z0-9!#$%&'*+.^_`|~-]+";
    private static final Pattern FORM = Pattern.compile(
            "(" + TOKEN + ")/(" + TOKEN + ")(\\s*;\\s*" + TOKEN + "=(" + TOKEN + "|\"([^\"\\\\]|\\\\.)*\"))*\\s*");
    private static final Pattern CHARSET = Pattern.compile("(?i);\\s*charset=\"?([^\";\\s]+)");
    private static final int SUBTYPE = 2;

    /**
     * @param attribute the attribute's value; null means JSON (JSON event format 1.0.2, section 3.1)
     * @param faults takes what is wrong with it
     */
    static MediaType read(@Nullable Object attribute, Consumer<String> faults) {
        if (attribute == null) {
            return new MediaType(true);
        }
        Matcher form = attribute instanceof String text ? FORM.matcher(text) : FORM.matcher("");
        if (!form.matches()) {
            faults.accept("must be a media type (RFC 2046)");
            return new MediaType(false);
        }
        var subtype = form.group(SUBTYPE).toLowerCase(Locale.ROOT);
        var json = subtype.equals("json") || subtype.endsWith("+json");
        if (json && !utf8(form.group())) {
            faults.accept("must name no charset but UTF-8 for JSON (RFC 8259 section 8.1)");
        }
        return new MediaType(json);
    }

    private static boolean utf8(String text) {
        var charset = CHARSET.matcher(text);
        return !charset.find() || charset.group(1).equalsIgnoreCase("utf-8");
    }
}
