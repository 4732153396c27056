package je.gov.hub.schema;

import com.networknt.schema.JsonNodePath;
import com.networknt.schema.ValidationMessage;
import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import je.gov.hub.event.Fault;

/**
 * Turns what the validator says into faults that quote nothing of the data: its messages hold values, and its places hold
 * names that a teller made up. So a fault names a place only as far as the schema knows it, and says what the schema asks.
 */
final class Findings {

    private static final Set<String> UNKNOWN = Set.of("unevaluatedProperties", "additionalProperties", "propertyNames");
    private static final Set<String> ALTERNATIVES = Set.of("oneOf", "anyOf");

    private final FieldTree tree;
    private final URI schema;

    Findings(FieldTree tree, URI schema) {
        this.tree = tree;
        this.schema = schema;
    }

    /** A place in the data, as far as the schema knows it. */
    private record Known(String pointer, Collection<FieldTree.Place> places, boolean whole) {}

    /** At least one, in the order of the validator, each once. */
    List<Fault> faults(Collection<ValidationMessage> messages) {
        var faults = new LinkedHashSet<Fault>();
        messages.forEach(message -> fault(message).ifPresent(faults::add));
        if (faults.isEmpty()) {
            faults.add(new Fault("", "is not valid against the schema " + schema));
        }
        return List.copyOf(faults);
    }

    private Optional<Fault> fault(ValidationMessage message) {
        var known = known(message.getInstanceLocation());
        var keyword = message.getType();
        if (!known.whole() || UNKNOWN.contains(keyword)) {
            return unknown(known, message);
        }
        if (within(message.getEvaluationPath())) {
            return Optional.of(new Fault(known.pointer(), "does not match the alternatives that the schema allows"));
        }
        if (keyword.equals("required")) {
            return Optional.of(new Fault(known.pointer() + "/" + escaped(message.getProperty()), "must be there"));
        }
        return Optional.of(new Fault(known.pointer(), Wanted.by(keyword, message.getSchemaNode(), description(known))));
    }

    /** A field is reported as unevaluated also where what evaluates it has failed: that is said already. */
    private Optional<Fault> unknown(Known known, ValidationMessage message) {
        var name = message.getProperty();
        return known.whole()
                        && name != null
                        && !tree.children(known.places(), name).isEmpty()
                ? Optional.empty()
                : Optional.of(new Fault(known.pointer(), "has a field that the schema does not know"));
    }

    private Known known(JsonNodePath path) {
        var pointer = new StringBuilder();
        var places = tree.whole(schema);
        for (int i = 0; i < path.getNameCount(); i++) {
            var step = path.getElement(i);
            var inside = step instanceof Integer ? tree.items(places) : tree.children(places, step.toString());
            if (inside.isEmpty()) {
                return new Known(pointer.toString(), places, false);
            }
            places = inside;
            pointer.append('/').append(escaped(step.toString()));
        }
        return new Known(pointer.toString(), places, true);
    }

    /** Whether this is about one of several alternatives, so that it need not be what is wrong. */
    private static boolean within(JsonNodePath evaluation) {
        for (int i = 0; i + 1 < evaluation.getNameCount(); i++) {
            if (ALTERNATIVES.contains(evaluation.getElement(i).toString())
                    && evaluation.getElement(i + 1) instanceof Integer) {
                return true;
            }
        }
        return false;
    }

    private static String description(Known known) {
        return known.places().stream()
                .map(place -> place.schema().path("description").asText())
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
