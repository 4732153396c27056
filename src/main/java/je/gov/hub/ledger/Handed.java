package je.gov.hub.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.SortedSet;
import je.gov.hub.event.EventType;
import je.gov.hub.event.FieldPath;
import org.jspecify.annotations.Nullable;

/**
 * What a system was handed about a subject, or is about to be.
 *
 * @param sequence the subject's
 * @param anew whether a replay or an amendment made it, and not acceptance
 * @param handed when it was handed over; null where there is no receipt yet
 * @param content the disclosed fields; personal
 * @param cancels whether it said that this is not so
 */
public record Handed(
        long sequence,
        EventType type,
        Instant accepted,
        boolean anew,
        @Nullable Instant handed,
        SortedSet<FieldPath> fields,
        JsonNode content,
        boolean cancels) {

    /** Hides the content. */
    @Override
    public String toString() {
        return "Handed[" + sequence + " " + type + "]";
    }
}
