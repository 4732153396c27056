package je.gov.hub.schema;

import java.util.List;
import je.gov.hub.event.Fault;

/** What checking an event's data against its canonical schema concluded. */
public sealed interface Validity {

    /** The data is valid. */
    record Valid() implements Validity {}

    /**
     * The data is not valid.
     *
     * @param faults at least one, each with the pointer of a failing field inside the data; names no value
     */
    record Invalid(List<Fault> faults) implements Validity {
        public Invalid {
            faults = List.copyOf(faults);
        }
    }

    /** No schema is known for this type. */
    record UnknownType() implements Validity {}
}
