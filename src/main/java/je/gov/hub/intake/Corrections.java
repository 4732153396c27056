package je.gov.hub.intake;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import je.gov.hub.event.EventId;
import je.gov.hub.event.EventType;
import je.gov.hub.event.Fault;
import je.gov.hub.ledger.Acceptance;
import je.gov.hub.ledger.Acceptances;
import je.gov.hub.ledger.Accepted;
import je.gov.hub.ledger.Disclosure;
import je.gov.hub.ledger.EventKey;
import je.gov.hub.ledger.Identity;
import je.gov.hub.ledger.ToldBefore;
import je.gov.hub.subject.Subject;
import je.gov.hub.subject.SubjectRoll;
import je.gov.hub.subject.Subjects;
import je.gov.hub.system.SystemId;
import org.jspecify.annotations.Nullable;

/** The events that what is told now supersedes, those of the same commit included. For one transaction. */
final class Corrections {

    private static final String WHERE = "/supersedes";

    private final Acceptances acceptances;
    private final Set<Identity> wanted;
    private final Map<Identity, Accepted> accepted;
    private final Map<String, Set<Subject>> waiting;
    private final Map<EventKey, Map<SystemId, ToldBefore>> toldNow = new HashMap<>();

    private Corrections(Acceptances acceptances, Subjects subjects, Set<Identity> wanted) {
        this.acceptances = acceptances;
        this.wanted = wanted;
        this.accepted = new HashMap<>(acceptances.accepted(wanted));
        this.waiting = new HashMap<>(subjects.whoWait(accepted.values().stream()
                .filter(earlier -> earlier.subject() == null)
                .map(earlier -> earlier.key().value())
                .toList()));
    }

    static Corrections of(Collection<Claim> claims, Acceptances acceptances, Subjects subjects) {
        return new Corrections(
                acceptances,
                subjects,
                claims.stream().flatMap(claim -> superseded(claim).stream()).collect(Collectors.toSet()));
    }

    /** By its id, of the same teller and source. */
    private static Optional<Identity> superseded(Claim claim) {
        var named = claim.event().data().path("supersedes");
        return named.isTextual()
                ? Optional.of(
                        new Identity(claim.teller().system(), claim.event().source(), new EventId(named.textValue())))
                : Optional.empty();
    }

    /** Why an event cannot supersede the one that it names; empty where it can, or names none. */
    Optional<Answer> refusal(Claim claim, SubjectRoll roll) {
        return superseded(claim)
                .flatMap(earlier -> fault(claim, accepted.get(earlier), roll.named(claim.event())))
                .map(text -> new Answer.Invalid(List.of(new Fault(WHERE, text))));
    }

    private Optional<String> fault(Claim claim, @Nullable Accepted earlier, Set<Subject> named) {
        if (earlier == null) {
            return Optional.of(
                    "names no event of this teller and source that was accepted before; tell that one first");
        }
        if (!kind(earlier.type()).equals(kind(claim.event().type()))) {
            return Optional.of("names an event of another type; cancel that one, then tell this one anew");
        }
        if (Collections.disjoint(about(earlier), named)) {
            return Optional.of("names an event about somebody else; cancel that one, then tell this one anew");
        }
        return Optional.empty();
    }

    /** Whom an event is about; where it waits, whom it may be about. */
    private Set<Subject> about(Accepted event) {
        var subject = event.subject();
        return subject == null ? waiting.getOrDefault(event.key().value(), Set.of()) : Set.of(subject);
    }

    /** A type whatever its version. */
    private static String kind(EventType type) {
        return type.value().replaceFirst("\\.v\\d+$", "");
    }

    /** What an event supersedes, and who was told of it; empty where it supersedes nothing. */
    Optional<Correction> by(Claim claim) {
        return earlier(claim).map(earlier -> new Correction(earlier, told(earlier)));
    }

    /** What an event supersedes; empty where it supersedes nothing. */
    Optional<Accepted> earlier(Claim claim) {
        return superseded(claim).map(accepted::get);
    }

    /** The event waits until a person says which of these it is about. */
    void wait(EventKey event, Collection<Subject> subjects) {
        waiting.put(event.value(), Set.copyOf(subjects));
    }

    private Map<SystemId, ToldBefore> told(Accepted earlier) {
        var told = new HashMap<>(acceptances.told(earlier.chain()));
        toldNow.getOrDefault(earlier.first(), Map.of())
                .forEach((system, now) ->
                        told.merge(system, now, (before, newer) -> before.and(newer.newest(), newer.fields())));
        return told;
    }

    /** What is told after this may supersede it. */
    void note(Acceptance acceptance) {
        var corrects = acceptance.corrects();
        var identity = acceptance.identity();
        if (corrects == null && !wanted.contains(identity)) {
            return;
        }
        var first = corrects == null ? acceptance.key() : corrects.first();
        var chain = new HashSet<EventKey>();
        chain.add(acceptance.key());
        if (corrects != null) {
            chain.addAll(corrects.chain());
        }
        accepted.put(
                identity,
                new Accepted(acceptance.key(), acceptance.event().type(), acceptance.subject(), first, chain));
        accepted.replaceAll((other, known) -> known.first().equals(first)
                ? new Accepted(known.key(), known.type(), known.subject(), first, chain)
                : known);
        var told = toldNow.computeIfAbsent(first, none -> new HashMap<>());
        acceptance
                .disclosures()
                .forEach(made ->
                        told.merge(made.system(), told(made), (before, now) -> before.and(now.newest(), now.fields())));
    }

    private static ToldBefore told(Disclosure made) {
        return new ToldBefore(made.system(), made.delivery(), made.fields());
    }
}
