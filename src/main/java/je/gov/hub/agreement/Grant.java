package je.gov.hub.agreement;

import java.time.Duration;
import java.util.List;
import je.gov.hub.event.EventType;
import je.gov.hub.event.FieldPath;
import org.jspecify.annotations.Nullable;

/**
 * One line of an agreement.
 *
 * @param event the type of event that may be told
 * @param when JSLT over the event's data and {@code $registrations}, as they were before the event; null for always
 * @param fields the granted places in the data; a granted {@code /person/identifiers/<scheme>} (or {@code /business/…})
 *     that the event does not carry is filled with the subject's identifier of that scheme, where the hub knows it
 * @param basis the legal basis
 * @param purpose what the receiver needs it for
 * @param within how soon the receiver should have it
 */
public record Grant(
        EventType event, @Nullable String when, List<FieldPath> fields, String basis, String purpose, Duration within) {

    public Grant {
        fields = List.copyOf(fields);
    }
}
