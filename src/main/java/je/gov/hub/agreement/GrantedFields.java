package je.gov.hub.agreement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import je.gov.hub.event.FieldPath;

/**
 * Granted fields as a tree. It copies what they name into a new tree and nothing else: what it does not know, it does not visit.
 *
 * @param whole whether everything from here on is granted
 * @param below the granted keys, with {@link FieldPath#EACH} for the elements of an array
 */
record GrantedFields(boolean whole, Map<String, GrantedFields> below) {

    private static final GrantedFields WHOLE = new GrantedFields(true, Map.of());

    static GrantedFields of(Collection<FieldPath> fields) {
        var byKey = new TreeMap<String, GrantedFields>();
        for (var field : fields) {
            byKey.merge(field.segments().getFirst(), branch(field, 1), GrantedFields::and);
        }
        return new GrantedFields(false, byKey);
    }

    private static GrantedFields branch(FieldPath field, int from) {
        if (from == field.segments().size()) {
            return WHOLE;
        }
        return new GrantedFields(false, Map.of(field.segments().get(from), branch(field, from + 1)));
    }

    private GrantedFields and(GrantedFields other) {
        if (whole || other.whole) {
            return WHOLE;
        }
        var both = new TreeMap<>(below);
        other.below.forEach((key, tree) -> both.merge(key, tree, GrantedFields::and));
        return new GrantedFields(false, both);
    }

    /** The granted fields that exist in the data, in a new object; empty where none does. */
    ObjectNode copy(JsonNode data) {
        return copyOf(data)
                .filter(JsonNode::isObject)
                .map(ObjectNode.class::cast)
                .orElseGet(JsonNodeFactory.instance::objectNode);
    }

    private Optional<JsonNode> copyOf(JsonNode node) {
        if (whole) {
            return Optional.of(node.deepCopy());
        }
        return switch (node) {
            case ObjectNode object -> copyOfObject(object);
            case ArrayNode array -> copyOfArray(array);
            default -> Optional.empty();
        };
    }

    private Optional<JsonNode> copyOfObject(ObjectNode object) {
        var copy = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(property -> {
            var granted = property.getKey().equals(FieldPath.EACH) ? null : below.get(property.getKey());
            if (granted != null) {
                granted.copyOf(property.getValue()).ifPresent(value -> copy.set(property.getKey(), value));
            }
        });
        return copy.isEmpty() ? Optional.empty() : Optional.of(copy);
    }

    /** An element of which nothing is granted leaves no trace, not even its position. */
    private Optional<JsonNode> copyOfArray(ArrayNode array) {
        var granted = below.get(FieldPath.EACH);
        if (granted == null) {
            return Optional.empty();
        }
        var copy = JsonNodeFactory.instance.arrayNode();
        array.forEach(element -> granted.copyOf(element).ifPresent(copy::add));
        return copy.isEmpty() ? Optional.empty() : Optional.of(copy);
    }
}
