package je.gov.hub.agreement;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import je.gov.hub.event.EventType;
import je.gov.hub.event.FieldPath;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
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
        EventType event,
        @Nullable String when,

        @NotEmpty(message = "A grant lists its `fields`, at least one")
        List<FieldPath> fields,

        @NotBlank(message = "A grant says its legal `basis`")
        @Size(max = 200, message = "`basis` has at most 200 characters")
        String basis,

        @NotBlank(message = "A grant says its `purpose`")
        @Size(max = 200, message = "`purpose` has at most 200 characters")
        String purpose,

        @DurationMin(seconds = 1, message = "A grant says `within` what time it is told, such as PT15M")
        @DurationMax(days = 31, message = "`within` is at most P31D")
        Duration within) {

    public Grant {
        fields = List.copyOf(fields);
    }
}
