package je.gov.hub.subject;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import je.gov.hub.event.Event;

/** Whom some events name, as things were when it was asked. */
public final class Named {

    private final Lookup lookup;
    private final Map<LookupKey, Subject> subjects;

    Named(Lookup lookup, Map<LookupKey, Subject> subjects) {
        this.lookup = lookup;
        this.subjects = subjects;
    }

    /** The one subject an event leads to, where it leads to exactly one. */
    public Optional<Subject> one(Event event) {
        var led = found(Mention.in(event).identifiers().stream());
        return led.size() == 1 ? Optional.of(led.iterator().next()) : Optional.empty();
    }

    /** Everybody that any of them names, officers included. */
    Set<Subject> all(Collection<Event> events) {
        return found(identifiers(events));
    }

    private Set<Subject> found(Stream<Identifier> identifiers) {
        return identifiers
                .map(identifier -> subjects.get(lookup.key(identifier)))
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }

    static Stream<Identifier> identifiers(Collection<Event> events) {
        return events.stream()
                .flatMap(event -> Stream.concat(
                        Mention.in(event).identifiers().stream(),
                        Mention.officers(event).stream()
                                .map(Mention.Officer::identifiers)
                                .flatMap(List::stream)));
    }
}
