package je.gov.hub.agreement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import je.gov.hub.event.FieldPath;

/** Fills in the subject's identifiers that are granted by name and that the event does not carry. */
record Identifiers(Map<String, JsonNode> byScheme) {

    private static final Set<String> SUBJECTS = Set.of("person", "business");
    private static final String IDENTIFIERS = "identifiers";

    Identifiers {
        byScheme = Map.copyOf(byScheme);
    }

    void fillIn(Collection<FieldPath> granted, ObjectNode data) {
        for (var field : granted) {
            if (namesAnIdentifier(field.segments())) {
                fillIn(field.segments().get(0), field.segments().get(2), data);
            }
        }
    }

    private static boolean namesAnIdentifier(List<String> segments) {
        return segments.size() == 3
                && SUBJECTS.contains(segments.get(0))
                && segments.get(1).equals(IDENTIFIERS);
    }

    private void fillIn(String subject, String scheme, ObjectNode data) {
        var value = byScheme.get(scheme);
        if (value == null || data.path(subject).path(IDENTIFIERS).has(scheme)) {
            return;
        }
        data.withObjectProperty(subject).withObjectProperty(IDENTIFIERS).set(scheme, value.deepCopy());
    }

    @Override
    public String toString() {
        return "Identifiers[hidden]";
    }
}
