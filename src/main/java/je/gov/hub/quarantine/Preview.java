package je.gov.hub.quarantine;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import je.gov.hub.ledger.Quarantined;
import je.gov.hub.system.SystemId;
import org.jspecify.annotations.Nullable;

/**
 * What a decision would be about.
 *
 * @param systems how many of each system
 * @param oldest since when the first of them waits; null where there is none
 * @param behind how many are parked behind them
 */
public record Preview(
        int deliveries,
        SortedMap<SystemId, Integer> systems,
        @Nullable Instant oldest,
        long behind) {

    public Preview {
        systems = Collections.unmodifiableSortedMap(new TreeMap<>(systems));
    }

    static Preview of(List<Quarantined> chosen) {
        var systems = new TreeMap<SystemId, Integer>();
        chosen.forEach(one -> systems.merge(one.system(), 1, Integer::sum));
        var oldest = chosen.stream().map(Quarantined::since).min(Instant::compareTo);
        long behind = chosen.stream().mapToLong(Quarantined::behind).sum();
        return new Preview(chosen.size(), systems, oldest.orElse(null), behind);
    }
}
