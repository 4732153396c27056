package je.gov.hub.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;

/** What a keyword of a schema asks for, in words. Made of the schema alone. */
final class Wanted {

    private Wanted() {}

    /**
     * @param keyword the keyword that failed
     * @param asked its value in the schema
     * @param description the field's
     */
    static String by(String keyword, JsonNode asked, String description) {
        return switch (keyword) {
            case "type" -> "must be of type " + words(asked);
            case "enum" -> "must be one of: " + words(asked);
            case "const" -> "must be " + words(asked);
            case "format" -> "must be a valid " + words(asked) + described(description);
            case "pattern" -> "must match the pattern " + words(asked) + described(description);
            case "minLength" -> "must have at least " + asked.asText() + " characters";
            case "maxLength" -> "must have at most " + asked.asText() + " characters";
            case "minItems" -> "must have at least " + asked.asText() + " items";
            case "maxItems" -> "must have at most " + asked.asText() + " items";
            case "minProperties" -> "must have at least " + asked.asText() + " fields";
            case "maxProperties" -> "must have at most " + asked.asText() + " fields";
            case "minimum" -> "must be at least " + asked.asText();
            case "maximum" -> "must be at most " + asked.asText();
            case "uniqueItems" -> "must have no item twice";
            case "oneOf" -> "must match exactly one of the alternatives" + alternatives(asked);
            case "anyOf" -> "must match one of the alternatives" + alternatives(asked);
            case "false" -> "must not be there in this case" + described(description);
            default -> "does not keep the schema's rule " + keyword;
        };
    }

    private static String described(String description) {
        return description.isEmpty() ? "" : ": " + description;
    }

    private static String words(JsonNode asked) {
        return asked.isArray()
                ? asked.valueStream().map(JsonNode::asText).collect(Collectors.joining(", "))
                : asked.asText();
    }

    private static String alternatives(JsonNode asked) {
        var names = asked.valueStream()
                .map(each -> words(each.path("required")))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" | "));
        return names.isEmpty() ? "" : ": " + names;
    }
}
