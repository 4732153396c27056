package je.gov.hub.ledger;

import java.util.Set;
import je.gov.hub.event.EventType;
import je.gov.hub.subject.Subject;
import org.jspecify.annotations.Nullable;

/**
 * An event accepted before that another one supersedes.
 *
 * @param subject null while it waits because its identifiers lead to several
 * @param first the event that its chain of corrections began with, itself where it corrects none
 * @param chain all events of that chain, itself included
 */
public record Accepted(
        EventKey key, EventType type, @Nullable Subject subject, EventKey first, Set<EventKey> chain) {

    public Accepted {
        chain = Set.copyOf(chain);
    }
}
