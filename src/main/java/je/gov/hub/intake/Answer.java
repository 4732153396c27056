package je.gov.hub.intake;

import java.time.Duration;
import java.util.List;
import je.gov.hub.event.Fault;
import je.gov.hub.ledger.EventKey;

/** What the teller gets. */
public sealed interface Answer {

    /**
     * Accepted, durably.
     *
     * @param known whether it was accepted before, with equal content
     */
    record Accepted(EventKey key, boolean known) implements Answer {}

    /** The same teller, source and id were accepted before with other content. */
    record Conflict() implements Answer {}

    /** The teller's agreement does not list this type. */
    record Forbidden() implements Answer {}

    /** No schema is known for this type. */
    record UnknownType() implements Answer {}

    /** The data is not valid against its schema, or names an event that it cannot supersede. */
    record Invalid(List<Fault> faults) implements Answer {
        public Invalid {
            faults = List.copyOf(faults);
        }
    }

    /** The event names another schema than the one of its type. */
    record OtherSchema() implements Answer {

        /** Where in the envelope, and what to do. */
        public static final Fault FAULT = new Fault(
                "/dataschema", "names another schema than the one of the event's type; name that one or none");
    }

    /** Nothing is accepted now, or it is not known whether this was: tell it again. */
    record Unavailable(Duration retryAfter) implements Answer {}

    /** The teller tells faster than it may: tell it again later. */
    record TooMany(Duration retryAfter) implements Answer {}

    /** In a batch that is all or none: this one is good, another was not. */
    record Spared() implements Answer {}
}
