package je.gov.hub.agreement;

import jakarta.validation.Valid;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import je.gov.hub.event.EventType;
import je.gov.hub.system.ConnectedSystem;

/**
 * What one system may tell, and what it may be told.
 *
 * @param tells the event types it may tell
 * @param told its grants, in the order of the file
 * @param echo whether it wants to be told its own events too
 * @param names whether, as a teller, it may see by name which systems its events reached
 */
public record Agreement(
        @Valid ConnectedSystem system,
        SortedSet<EventType> tells,
        List<@Valid Grant> told,
        boolean echo,
        boolean names) {

    public Agreement {
        tells = Collections.unmodifiableSortedSet(new TreeSet<>(tells));
        told = List.copyOf(told);
    }
}
