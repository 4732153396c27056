package je.gov.hub.subject;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One subject while the events of one commit are decided: what is known of it grows from event to event. */
final class RollEntry {

    private final Subject subject;
    private final String kind;
    private final Map<String, JsonNode> identifiers = new HashMap<>();
    private final List<Taught> lessons = new ArrayList<>();
    private long last;
    private boolean waits;
    private boolean changed;

    /** @param last the last sequence number it has given; 0 before the first */
    RollEntry(Subject subject, String kind, long last) {
        this.subject = subject;
        this.kind = kind;
        this.last = last;
    }

    Subject subject() {
        return subject;
    }

    String kind() {
        return kind;
    }

    long last() {
        return last;
    }

    /** Whether an event before the next one waits for a person. */
    boolean waits() {
        return waits;
    }

    boolean changed() {
        return changed;
    }

    Map<String, JsonNode> identifiers() {
        return identifiers;
    }

    void nowWaits() {
        waits = true;
    }

    void isNew() {
        changed = true;
    }

    long takeNumber() {
        changed = true;
        return ++last;
    }

    /** The newest value of a scheme counts where there are two. */
    void knows(String scheme, JsonNode value) {
        identifiers.put(scheme, value);
    }

    /** @param eventKey which event taught it */
    void learn(Learnt learnt, String eventKey) {
        lessons.add(new Taught(learnt, eventKey));
    }

    /** What these events taught does not hold any more. */
    void forget(Collection<String> eventKeys) {
        lessons.removeIf(taught -> eventKeys.contains(taught.eventKey()));
    }

    /** An earlier effective date never replaces a later one. */
    private Map<Place, Standing> standing() {
        var standing = new LinkedHashMap<Place, Standing>();
        for (var taught : lessons) {
            var learnt = taught.learnt();
            standing.merge(
                    new Place(learnt.kind(), learnt.detail()),
                    new Standing(learnt.value(), learnt.effective()),
                    (before, now) -> now.effective().isBefore(before.effective()) ? before : now);
        }
        return standing;
    }

    Registrations registrations() {
        var standing = standing();
        var officerOf = new ArrayList<String>();
        standing.forEach((place, held) -> {
            if (place.kind() == Learnt.Kind.OFFICER_OF && held.value() != null) {
                officerOf.add(place.detail());
            }
        });
        return new Registrations(
                value(standing, Learnt.Kind.PARISH),
                value(standing, Learnt.Kind.PRACTICE),
                Boolean.parseBoolean(value(standing, Learnt.Kind.CONSENT)),
                Boolean.parseBoolean(value(standing, Learnt.Kind.RESTRICTED)),
                officerOf);
    }

    private static @Nullable String value(Map<Place, Standing> standing, Learnt.Kind kind) {
        var held = standing.get(new Place(kind, ""));
        return held == null ? null : held.value();
    }

    private record Taught(Learnt learnt, String eventKey) {}

    private record Place(Learnt.Kind kind, String detail) {}

    private record Standing(@Nullable String value, LocalDate effective) {}
}
