package je.gov.hub.subject;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import je.gov.hub.event.Event;

/** Who events are about, as the hub knows them. Safe for use by many threads. */
public final class Subjects {

    private final SubjectTable subjects;
    private final RegistrationTable registrations;
    private final RollTable rolls;
    private final Lookup lookup;

    Subjects(SubjectTable subjects, RegistrationTable registrations, RollTable rolls, Lookup lookup) {
        this.subjects = subjects;
        this.registrations = registrations;
        this.rolls = rolls;
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

    /** Reads what is known of everybody these events name; within the acceptance transaction only. */
    public SubjectRoll roll(Collection<Event> events) {
        var lookups = new HashSet<LookupKey>();
        for (var event : events) {
            Mention.in(event).identifiers().forEach(identifier -> lookups.add(lookup.key(identifier)));
            Mention.officers(event)
                    .forEach(officer ->
                            officer.identifiers().forEach(identifier -> lookups.add(lookup.key(identifier))));
        }
        var found = lookups.isEmpty() ? Set.<Subject>of() : subjects.find(lookups);
        return roll(found, events.stream().anyMatch(event -> event.data().has("supersedes")));
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

    /** @param whole whether what stands behind something newer may come to the fore again, since that may be superseded */
    private SubjectRoll roll(Set<Subject> found, boolean whole) {
        var bySubject = new HashMap<Subject, RollEntry>();
        var byIdentifier = new HashMap<LookupKey, RollEntry>();
        if (!found.isEmpty()) {
            var known = rolls.known(found, whole);
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
        }
        return new SubjectRoll(lookup, new SubjectWriting(subjects, registrations), byIdentifier, bySubject);
    }

    private static void with(Map<Subject, RollEntry> entries, Subject subject, Consumer<RollEntry> then) {
        var entry = entries.get(subject);
        if (entry == null) {
            throw new IllegalStateException("The table of subjects has no row for " + subject);
        }
        then.accept(entry);
    }
}
