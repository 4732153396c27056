package je.gov.hub.event;

import java.util.List;

/** What reading one CloudEvent concluded. */
public sealed interface Reading {

    /** The text is a CloudEvent, strictly read. */
    record Read(Event event) implements Reading {}

    /**
     * The text is none.
     *
     * @param faults at least one
     */
    record Malformed(List<Fault> faults) implements Reading {
        public Malformed {
            faults = List.copyOf(faults);
        }
    }

    /**
     * The text is larger than may be told.
     *
     * @param limit the limit in bytes
     */
    record TooBig(int limit) implements Reading {}
}
