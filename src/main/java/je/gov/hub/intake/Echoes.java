package je.gov.hub.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import je.gov.hub.event.Event;
import je.gov.hub.event.FieldPath;
import je.gov.hub.ledger.Acceptances;
import je.gov.hub.ledger.Acquaintance;
import je.gov.hub.ledger.Handed;

/**
 * Recognises echoes: an event equal, in the disclosed fields, to the newest disclosure handed to its teller about its subject, when the
 * teller has told nothing else about the subject since. A disclosure whose receipt is not written yet counts as handed, since an echo may
 * overtake it. For one transaction.
 */
final class Echoes {

    private final Acceptances acceptances;
    private final Map<Acquaintance, List<Handed>> handed;
    private final HashSet<Acquaintance> toldInThisCommit = new HashSet<>();

    Echoes(Acceptances acceptances, Map<Acquaintance, List<Handed>> handed) {
        this.acceptances = acceptances;
        this.handed = new HashMap<>(handed);
    }

    boolean isEcho(Event event, Acquaintance teller) {
        if (toldInThisCommit.contains(teller)) {
            return false;
        }
        for (var disclosure : handed.getOrDefault(teller, List.of())) {
            if (disclosure.type().equals(event.type()) && equal(disclosure, event.data())) {
                return !acceptances.toldSince(teller, disclosure);
            }
        }
        return false;
    }

    /** What it tells after this is compared with what it has told, and is news. */
    void hasTold(Acquaintance teller) {
        toldInThisCommit.add(teller);
    }

    private static boolean equal(Handed disclosure, JsonNode told) {
        return !disclosure.fields().isEmpty()
                && disclosure.fields().stream().allMatch(field -> equal(field.segments(), disclosure.content(), told));
    }

    /** Absent on both sides is equal. */
    private static boolean equal(List<String> way, JsonNode left, JsonNode right) {
        if (way.isEmpty()) {
            return left.equals(right);
        }
        var rest = way.subList(1, way.size());
        if (!FieldPath.EACH.equals(way.get(0))) {
            return equal(rest, left.path(way.get(0)), right.path(way.get(0)));
        }
        if (left.size() != right.size()) {
            return false;
        }
        for (int place = 0; place < left.size(); place++) {
            if (!equal(rest, element(left, place), element(right, place))) {
                return false;
            }
        }
        return true;
    }

    private static JsonNode element(JsonNode array, int place) {
        var element = array.get(place);
        return element == null ? MissingNode.getInstance() : element;
    }
}
