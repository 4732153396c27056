package je.gov.hub.subject;

import java.util.Collection;
import java.util.HashMap;
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

    private final Map<Identifier, Subject> subjects;

    private Named(Map<Identifier, Subject> subjects) {
        this.subjects = subjects;
    }

    /**
     * What the answer means.
     *
     * @param keys of all identifiers of these events
     * @param found whom those of them that are known lead to
     */
    static Named of(Map<Identifier, LookupKey> keys, Map<LookupKey, Subject> found) {
        var subjects = new HashMap<Identifier, Subject>();
        keys.forEach((identifier, key) -> {
            var subject = found.get(key);
            if (subject != null) {
                subjects.put(identifier, subject);
            }
        });
        return new Named(subjects);
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
        return identifiers.map(subjects::get).filter(Objects::nonNull).collect(Collectors.toUnmodifiableSet());
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
