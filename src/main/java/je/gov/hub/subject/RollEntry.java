package je.gov.hub.subject;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One subject while the events of one commit are decided: what is known of it grows from event to event. */
final class RollEntry {

    private final Subject subject;
    private final String kind;
    private final Map<String, JsonNode> identifiers = new HashMap<>();
    private final Map<Place, Standing> registrations = new LinkedHashMap<>();
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

    /** An earlier effective date never replaces a later one. */
    void learn(Learnt learnt) {
        registrations.merge(
                new Place(learnt.kind(), learnt.detail()),
                new Standing(learnt.value(), learnt.effective()),
                (before, now) -> now.effective().isBefore(before.effective()) ? before : now);
    }

    Registrations registrations() {
        var officerOf = new ArrayList<String>();
        registrations.forEach((place, standing) -> {
            if (place.kind() == Learnt.Kind.OFFICER_OF && standing.value() != null) {
                officerOf.add(place.detail());
            }
        });
        return new Registrations(
                value(Learnt.Kind.PARISH),
                value(Learnt.Kind.PRACTICE),
                Boolean.parseBoolean(value(Learnt.Kind.CONSENT)),
                Boolean.parseBoolean(value(Learnt.Kind.RESTRICTED)),
                officerOf);
    }

    private @Nullable String value(Learnt.Kind kind) {
        var standing = registrations.get(new Place(kind, ""));
        return standing == null ? null : standing.value();
    }

    private record Place(Learnt.Kind kind, String detail) {}

    private record Standing(@Nullable String value, LocalDate effective) {}
}
