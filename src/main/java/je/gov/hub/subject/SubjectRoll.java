package je.gov.hub.subject;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import je.gov.hub.database.RoundTrip;
import je.gov.hub.event.Event;

/**
 * The subjects of the events of one acceptance transaction: read at once, decided in memory in the order told, each event seeing what
 * earlier ones changed, and written at once. For one thread, within one transaction.
 */
public final class SubjectRoll {

    private final Lookup lookup;
    private final Map<LookupKey, RollEntry> byIdentifier;
    private final Map<Subject, RollEntry> bySubject;
    private final List<SubjectRows.NewIdentifier> identifiers = new ArrayList<>();
    private final List<SubjectRows.NewRegistration> registrations = new ArrayList<>();
    private final List<SubjectRows.NewWaiting> waiting = new ArrayList<>();
    private final List<SubjectRows.NewSuperseded> superseded = new ArrayList<>();

    SubjectRoll(Lookup lookup, Map<LookupKey, RollEntry> byIdentifier, Map<Subject, RollEntry> bySubject) {
        this.lookup = lookup;
        this.byIdentifier = new HashMap<>(byIdentifier);
        this.bySubject = new HashMap<>(bySubject);
    }

    /** Everybody an event leads to as things are; changes nothing. */
    public Set<Subject> named(Event event) {
        return entries(Mention.in(event).identifiers()).stream()
                .map(RollEntry::subject)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Finds whom an event is about, or makes a new subject, and learns the identifiers it carries.
     *
     * @param eventKey where it was learnt
     */
    public Found find(Event event, String eventKey, Instant at) {
        var mention = Mention.in(event);
        var entries = entries(mention.identifiers());
        var entry = entries.isEmpty()
                ? newEntry(mention.kind())
                : entries.iterator().next();
        // of a waiting event, too: whoever is told of by them later waits behind it
        learn(entry, mention.identifiers(), eventKey);
        if (entries.size() > 1 || entry.waits()) {
            return waits(entries, eventKey, at);
        }
        return new Found.One(entry.subject(), entry.registrations(), lookup.disclosable(entry, mention.identifiers()));
    }

    private Found waits(Set<RollEntry> entries, String eventKey, Instant at) {
        entries.forEach(RollEntry::nowWaits);
        var subjects = entries.stream().map(RollEntry::subject).toList();
        var reason = subjects.size() > 1 ? "conflict" : "follows";
        subjects.forEach(one -> waiting.add(new SubjectRows.NewWaiting(eventKey, reason, at, one)));
        return new Found.Waits(subjects);
    }

    /**
     * Gives the event its place among its subject's events, and learns the registrations it carries.
     *
     * @return the subject's next sequence number, from 1
     */
    public long enter(Event event, Subject subject, String eventKey, Instant at) {
        var entry =
                Objects.requireNonNull(bySubject.get(subject), "Only a subject that was found here has a next number");
        long sequence = entry.takeNumber();
        var today = at.atOffset(ZoneOffset.UTC).toLocalDate();
        Lessons.of(event, today).forEach(learnt -> register(entry, learnt, eventKey));
        if (!event.cancels()) {
            officers(event, eventKey, today);
        }
        return sequence;
    }

    /**
     * What these events taught does not hold any more, neither about this subject nor about others: another has taken their place.
     *
     * @param subject whom they are about
     * @param sequence the place of the other one among the subject's events
     */
    public void supersede(Collection<String> eventKeys, Subject subject, long sequence) {
        bySubject.values().forEach(entry -> entry.forget(eventKeys));
        eventKeys.forEach(key -> superseded.add(new SubjectRows.NewSuperseded(key, subject, sequence)));
    }

    /** An officer whose identifiers lead to two subjects is neither's: in doubt nobody is told more. */
    private void officers(Event event, String eventKey, LocalDate today) {
        var effective = Lessons.effective(event.data(), today);
        for (var officer : Mention.officers(event)) {
            var entries = entries(officer.identifiers());
            if (entries.size() > 1 || officer.identifiers().isEmpty()) {
                continue;
            }
            var entry =
                    entries.isEmpty() ? newEntry("person") : entries.iterator().next();
            learn(entry, officer.identifiers(), eventKey);
            JsonNode business = event.data().path("business");
            register(entry, Lessons.officer(business, officer.appointed(), effective), eventKey);
        }
    }

    private void register(RollEntry entry, Learnt learnt, String eventKey) {
        entry.learn(learnt, eventKey);
        registrations.add(new SubjectRows.NewRegistration(entry.subject(), entry.last(), learnt, eventKey));
    }

    /** Writes all that was decided, with the next round trip. */
    public void write(RoundTrip trip, Instant at) {
        var changed = bySubject.values().stream().filter(RollEntry::changed).toList();
        SubjectTable.put(trip, changed, at);
        SubjectTable.putIdentifiers(trip, identifiers);
        RegistrationTable.append(trip, registrations);
        SubjectTable.putWaiting(trip, waiting);
        RegistrationTable.supersede(trip, superseded);
    }

    private Set<RollEntry> entries(List<Identifier> named) {
        var entries = new LinkedHashSet<RollEntry>();
        for (var identifier : named) {
            var entry = byIdentifier.get(lookup.key(identifier));
            if (entry != null) {
                entries.add(entry);
            }
        }
        return entries;
    }

    private RollEntry newEntry(String kind) {
        var entry = new RollEntry(new Subject(UUID.randomUUID()), kind, 0);
        entry.isNew();
        bySubject.put(entry.subject(), entry);
        return entry;
    }

    private void learn(RollEntry entry, List<Identifier> named, String eventKey) {
        for (var identifier : named) {
            var key = lookup.key(identifier);
            if (byIdentifier.putIfAbsent(key, entry) == null) {
                entry.knows(identifier.scheme(), identifier.value());
                identifiers.add(new SubjectRows.NewIdentifier(
                        key.bytes(), entry.subject(), identifier.scheme(), lookup.sealed(key, identifier), eventKey));
            }
        }
    }
}
