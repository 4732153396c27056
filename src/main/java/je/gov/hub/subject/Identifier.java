package je.gov.hub.subject;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import je.gov.hub.event.CanonicalForm;

/**
 * One identifier of a person or business, in the form in which two are compared: text without spaces in upper case, anything else in
 * RFC 8785 form.
 *
 * @param kind person or business: a tax number of the one is never one of the other
 */
record Identifier(String kind, String scheme, JsonNode value) {

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

    Identifier {
        value = value.isTextual() ? TextNode.valueOf(plain(value.textValue())) : value.deepCopy();
    }

    private static String plain(String text) {
        return SPACES.matcher(text).replaceAll("").toUpperCase(Locale.ROOT);
    }

    /** What the keyed digest for lookup is over. */
    byte[] form() {
        var form = new ByteArrayOutputStream();
        form.writeBytes(kind.getBytes(StandardCharsets.UTF_8));
        form.write(0);
        form.writeBytes(scheme.getBytes(StandardCharsets.UTF_8));
        form.write(0);
        form.writeBytes(CanonicalForm.of(value));
        return form.toByteArray();
    }

    @Override
    public String toString() {
        return "Identifier[" + scheme + "]";
    }
}
