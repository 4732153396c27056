package je.gov.hub.ledger;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import je.gov.hub.event.FieldPath;
import je.gov.hub.system.SystemId;

/**
 * What a system was told of a chain of events, by its recorded disclosures; one that a person has ended was not told.
 *
 * @param newest the newest of its deliveries
 * @param fields the places it was told of; none where it is not decided yet whether it may be told anything
 */
public record ToldBefore(SystemId system, DeliveryId newest, SortedSet<FieldPath> fields) {

    public ToldBefore {
        fields = Collections.unmodifiableSortedSet(new TreeSet<>(fields));
    }

    /** The places by system. */
    public static Map<SystemId, SortedSet<FieldPath>> fields(Map<SystemId, ToldBefore> told) {
        return told.values().stream().collect(Collectors.toMap(ToldBefore::system, ToldBefore::fields));
    }

    /** The same, told more since. */
    public ToldBefore and(DeliveryId newer, Collection<FieldPath> more) {
        var all = new TreeSet<>(fields);
        all.addAll(more);
        return new ToldBefore(system, newer, all);
    }
}
