package je.gov.hub.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import je.gov.hub.event.Event;
import je.gov.hub.subject.Subject;
import je.gov.hub.system.SystemId;
import org.jspecify.annotations.Nullable;

/**
 * One event as it enters the record, with everything that follows from it.
 *
 * @param digest the keyed digest of its content
 * @param subject null while it waits because its identifiers lead to several
 * @param sequence its place among the subject's events; null for an echo and while it waits
 * @param disclosures none for an echo and while it waits
 * @param corrects the event that this one supersedes; null where it supersedes none
 */
public record Acceptance(
        EventKey key,
        SystemId teller,
        Event event,
        byte[] digest,
        Outcome outcome,
        @Nullable Subject subject,
        @Nullable Long sequence,
        Instant at,
        List<Disclosure> disclosures,
        @Nullable Accepted corrects) {

    /** News. */
    public Acceptance(
            EventKey key,
            SystemId teller,
            Event event,
            byte[] digest,
            Outcome outcome,
            @Nullable Subject subject,
            @Nullable Long sequence,
            Instant at,
            List<Disclosure> disclosures) {
        this(key, teller, event, digest, outcome, subject, sequence, at, disclosures, null);
    }

    /** The same, where it supersedes that one. */
    public Acceptance correcting(@Nullable Accepted earlier) {
        return new Acceptance(key, teller, event, digest, outcome, subject, sequence, at, disclosures, earlier);
    }

    /** What acceptance came to. */
    public enum Outcome {
        ACCEPTED,
        ECHO,
        WAITING;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Acceptance {
        disclosures = List.copyOf(disclosures);
        if (outcome != Outcome.ACCEPTED && !disclosures.isEmpty()) {
            throw new IllegalArgumentException("Only an accepted event that goes on has disclosures");
        }
    }

    public Identity identity() {
        return Identity.of(teller, event);
    }

    /** Names the event and hides what it says. */
    @Override
    public String toString() {
        return "Acceptance[" + key + " " + outcome + "]";
    }
}
