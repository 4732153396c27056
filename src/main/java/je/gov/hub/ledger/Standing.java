package je.gov.hub.ledger;

import java.time.Instant;
import java.util.SortedSet;
import je.gov.hub.event.EventType;
import je.gov.hub.event.FieldPath;
import je.gov.hub.subject.Subject;

/** How one delivery stands in the ledger when it is about to be handed over. */
public sealed interface Standing {

    /**
     * Open: hand it over, if its fields are still granted and its subject is not restricted.
     *
     * @param fields the fields it was granted at acceptance
     */
    record Open(Subject subject, EventType type, SortedSet<FieldPath> fields, Instant accepted, boolean restricted)
            implements Standing {}

    /** Open, released by a person or next after one who was: goes from the ledger, and a broker's message of it does not. */
    record InTurn(Open open) implements Standing {}

    /** Open, but an earlier delivery about this subject is quarantined or held for this system: park it. */
    record Blocked(Subject subject) implements Standing {}

    /** Parked: goes from the ledger when it has the turn, and a broker's message of it does not. */
    record Parked() implements Standing {}

    /** Already delivered, discarded, quarantined or held: acknowledge the broker's message only. */
    record Ended() implements Standing {}

    /** The ledger does not know it: a person must look. */
    record Unknown() implements Standing {}
}
