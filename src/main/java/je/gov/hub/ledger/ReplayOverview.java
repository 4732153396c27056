package je.gov.hub.ledger;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import je.gov.hub.event.EventType;

/**
 * What a replay would be about, before the agreement has its say.
 *
 * @param types how many events of each type
 * @param culled how many of them have no body any more
 */
public record ReplayOverview(long subjects, SortedMap<EventType, Long> types, long culled) {
    public ReplayOverview {
        types = Collections.unmodifiableSortedMap(new TreeMap<>(types));
    }
}
