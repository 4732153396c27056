package je.gov.hub.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import je.gov.hub.event.EventType;
import je.gov.hub.subject.Subject;
import je.gov.hub.system.SystemId;
import org.jspecify.annotations.Nullable;

/**
 * Where a replay begins: for each subject with the first event that matches. From there on the subject's events are replayed
 * up to the newest, of any type and time, so that no old fact ends up on top.
 *
 * @param from accepted then or later; null: from the beginning
 * @param to accepted before then; null: until now
 * @param types none: all that the system is or was told
 * @param subjects none: all
 */
public record ReplayScope(
        SystemId system,
        @Nullable Instant from,
        @Nullable Instant to,
        SortedSet<EventType> types,
        SortedSet<Subject> subjects) {

    public ReplayScope {
        types = Collections.unmodifiableSortedSet(new TreeSet<>(types));
        subjects = Collections.unmodifiableSortedSet(new TreeSet<>(subjects));
    }

    /** As somebody outside names the subjects. */
    public static ReplayScope of(
            SystemId system,
            @Nullable Instant from,
            @Nullable Instant to,
            SortedSet<EventType> types,
            Collection<UUID> subjects) {
        var named = subjects.stream().map(Subject::new).collect(Collectors.toCollection(TreeSet::new));
        return new ReplayScope(system, from, to, types, named);
    }
}
