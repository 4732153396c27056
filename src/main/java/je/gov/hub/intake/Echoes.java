package je.gov.hub.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import je.gov.hub.event.Event;
import je.gov.hub.event.FieldPath;
import je.gov.hub.ledger.Acceptances;
import je.gov.hub.ledger.Acquaintance;
import je.gov.hub.ledger.Handed;

/**
 * Recognises echoes: an event equal, in the disclosed fields, to the newest disclosure handed to its teller about its subject, or to one
 * of the newest made anew, which says nothing beyond them, when the teller has told nothing else about the subject since. A disclosure
 * whose receipt is not written yet counts as handed, since an echo may overtake it. Who was told that something is not so, and says that
 * it is, has news. For one transaction.
 */
final class Echoes {

    /** Who it is about and how the teller knows: no news in themselves, whoever was told what. */
    private static final List<FieldPath> NO_NEWS = Stream.of(
                    "/person/identifiers", "/business/identifiers", "/eventRef", "/recordedAt", "/assurance")
            .map(FieldPath::of)
            .toList();

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
            if (disclosure.type().equals(event.type())
                    && !waits(disclosure)
                    && equal(disclosure, event.data())
                    && saysNothingElse(disclosure, event.data())) {
                return !disclosure.cancels() && !acceptances.toldSince(teller, disclosure);
            }
        }
        return false;
    }

    /** What a replay cancels again has its turn before anybody is handed it, right after the event that it cancels. */
    private static boolean waits(Handed disclosure) {
        return disclosure.anew() && disclosure.cancels() && disclosure.handed() == null;
    }

    /** What it tells after this is compared with what it has told, and is news. */
    void hasTold(Acquaintance teller) {
        toldInThisCommit.add(teller);
    }

    private static boolean equal(Handed disclosure, JsonNode told) {
        return !disclosure.fields().isEmpty()
                && disclosure.fields().stream().allMatch(field -> equal(field.segments(), disclosure.content(), told));
    }

    /** What somebody was told little of, and now tells in full, is not what they were told. */
    private static boolean saysNothingElse(Handed disclosure, JsonNode told) {
        var known = Stream.concat(disclosure.fields().stream(), NO_NEWS.stream())
                .map(FieldPath::segments)
                .toList();
        return covered(told, known);
    }

    private static boolean covered(JsonNode told, List<List<String>> known) {
        if (known.stream().anyMatch(List::isEmpty)) {
            return true;
        }
        if (told.isArray()) {
            var each = below(FieldPath.EACH, known);
            return StreamSupport.stream(told.spliterator(), false).allMatch(element -> covered(element, each));
        }
        return told.isObject()
                && told.properties().stream()
                        .allMatch(field -> covered(field.getValue(), below(field.getKey(), known)));
    }

    private static List<List<String>> below(String segment, List<List<String>> known) {
        return known.stream()
                .filter(way -> way.get(0).equals(segment))
                .map(way -> way.subList(1, way.size()))
                .toList();
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
