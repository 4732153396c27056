package je.gov.hub.subject;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import je.gov.hub.database.RoundTrip;
import je.gov.hub.event.Event;

/** Who events are about, as the hub knows them. Safe for use by many threads. */
public final class Subjects {

    private final SubjectTable subjects;
    private final RegistrationTable registrations;
    private final Lookup lookup;

    Subjects(SubjectTable subjects, RegistrationTable registrations, Lookup lookup) {
        this.subjects = subjects;
        this.registrations = registrations;
        this.lookup = lookup;
    }

    /** Those of them whose processing is restricted now (Data Protection (Jersey) Law 2018, Article 33). */
    public Set<Subject> restricted(Collection<Subject> asked) {
        return asked.isEmpty() ? Set.of() : registrations.restricted(asked);
    }

    /** Those that events which wait for a person may be about, by the events' keys. */
    public Map<String, Set<Subject>> whoWait(Collection<String> eventKeys) {
        return eventKeys.isEmpty() ? Map.of() : subjects.whoWait(eventKeys);
    }

    /** How many accepted events wait for a person to say which subject they are about; with them waits all that is told of these. */
    public long waiting() {
        return subjects.waiting();
    }

    /** Asks, with the next round trip, whom these events name; within the acceptance transaction only. */
    public Supplier<Named> named(RoundTrip trip, Collection<Event> events) {
        var keys = Named.identifiers(events).distinct().collect(Collectors.toMap(Function.identity(), lookup::key));
        if (keys.isEmpty()) {
            return () -> Named.of(Map.of(), Map.of());
        }
        var found = SubjectTable.find(trip, Set.copyOf(keys.values()));
        return () -> Named.of(keys, found.get());
    }

    /**
     * Asks, with the next round trip, what is known of everybody these events name; within the acceptance transaction only.
     *
     * @param named of these events at least, asked in the same transaction
     */
    public Supplier<SubjectRoll> roll(RoundTrip trip, Named named, Collection<Event> events) {
        // what stands behind something newer may come to the fore again where that may be superseded
        boolean whole = events.stream().anyMatch(event -> event.data().has("supersedes"));
        var known = RollTable.known(trip, named.all(events), whole);
        return () -> roll(known.get());
    }

    /**
     * What was known of a subject when it was told of, so that the event can be disclosed again: the registrations from before it,
     * the identifiers as they are known now.
     *
     * @param sequence the event's place among the subject's
     */
    public Found.One again(Event event, Subject subject, long sequence) {
        var entry = new RollEntry(subject, Mention.in(event).kind(), sequence);
        subjects.identifiers(List.of(subject))
                .forEach(identifier ->
                        entry.knows(identifier.scheme(), lookup.opened(identifier.lookup(), identifier.sealed())));
        registrations.before(subject, sequence).forEach(known -> entry.learn(known.learnt(), known.eventKey()));
        return new Found.One(
                subject,
                entry.registrations(),
                lookup.disclosable(entry, Mention.in(event).identifiers()));
    }

    private SubjectRoll roll(RollTable.Known known) {
        var bySubject = new HashMap<Subject, RollEntry>();
        var byIdentifier = new HashMap<LookupKey, RollEntry>();
        known.entries().forEach(entry -> bySubject.put(entry.subject(), entry));
        for (var identifier : known.identifiers()) {
            with(bySubject, identifier.subject(), entry -> {
                byIdentifier.put(identifier.lookup(), entry);
                entry.knows(identifier.scheme(), lookup.opened(identifier.lookup(), identifier.sealed()));
            });
        }
        known.registrations()
                .forEach(one -> with(bySubject, one.subject(), entry -> entry.learn(one.learnt(), one.eventKey())));
        known.waiting().forEach(subject -> with(bySubject, subject, RollEntry::nowWaits));
        return new SubjectRoll(lookup, byIdentifier, bySubject);
    }

    private static void with(Map<Subject, RollEntry> entries, Subject subject, Consumer<RollEntry> then) {
        var entry = entries.get(subject);
        if (entry == null) {
            throw new IllegalStateException("The table of subjects has no row for " + subject);
        }
        then.accept(entry);
    }
}
