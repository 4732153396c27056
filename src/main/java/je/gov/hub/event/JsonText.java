package je.gov.hub.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Reads JSON (RFC 8259) as RFC 8785 needs it: UTF-8 without a byte order mark, no name twice in an object, no half of a
 * surrogate pair, no number beyond an IEEE 754 double, no text after the value, nested up to a depth.
 */
final class JsonText {

    private final ObjectReader reader;
    private final int depth;

    JsonText(int depth) {
        this.depth = depth;
        var factory = JsonFactory.builder()
                .streamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(depth).build())
                .enable(com.fasterxml.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .build();
        factory.disable(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION);
        this.reader = JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build()
                .readerFor(JsonNode.class);
    }

    /** What reading a text concluded. */
    sealed interface Result {
        record Tree(JsonNode root) implements Result {}

        /** @param detail what is wrong; never quotes the text */
        record Broken(String detail) implements Result {}
    }

    Result read(byte[] text) {
        try {
            return read(decoded(text));
        } catch (CharacterCodingException notUtf8) {
            return new Result.Broken("must be UTF-8 text");
        }
    }

    static String decoded(byte[] text) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString();
    }

    private Result read(String text) {
        try {
            JsonNode root = reader.readTree(text);
            if (root.isMissingNode()) {
                return new Result.Broken("must be JSON (RFC 8259); it is empty");
            }
            return carriable(root)
                    ? new Result.Tree(root)
                    : new Result.Broken(
                            "must hold no half of a surrogate pair and no number beyond an IEEE 754 double");
        } catch (StreamConstraintsException tooMuch) {
            return new Result.Broken("must be nested at most " + depth + " deep, with numbers of at most 1,000 digits");
        } catch (JsonProcessingException broken) {
            return new Result.Broken(why(broken) + where(broken));
        }
    }

    private static String why(JsonProcessingException broken) {
        return broken.getOriginalMessage().startsWith("Duplicate field")
                ? "must not name a field twice in one object"
                : "must be JSON (RFC 8259)";
    }

    private static String where(JsonProcessingException broken) {
        var place = broken.getLocation();
        return place == null ? "" : ", wrong at line " + place.getLineNr() + ", column " + place.getColumnNr();
    }

    private static boolean carriable(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> Characters.paired(node.textValue());
            case NUMBER -> Double.isFinite(node.doubleValue());
            case OBJECT -> node.properties().stream().allMatch(JsonText::carriable);
            case ARRAY -> node.valueStream().allMatch(JsonText::carriable);
            default -> true;
        };
    }

    private static boolean carriable(Map.Entry<String, JsonNode> field) {
        return Characters.paired(field.getKey()) && carriable(field.getValue());
    }
}
