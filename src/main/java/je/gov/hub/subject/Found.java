package je.gov.hub.subject;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** Whom an event is about. */
public sealed interface Found {

    /**
     * One subject, known or new.
     *
     * @param before its registrations as they were before this event
     * @param identifiers its identifiers by scheme, this event's included
     */
    record One(Subject subject, Registrations before, Map<String, JsonNode> identifiers) implements Found {
        public One {
            identifiers = Map.copyOf(identifiers);
        }

        @Override
        public String toString() {
            return "One[" + subject + "]";
        }
    }

    /**
     * A person must decide: the identifiers lead to several subjects, or to one that has such an event before this one.
     *
     * @param subjects at least one; events about any of them wait behind this one
     */
    record Waits(List<Subject> subjects) implements Found {
        public Waits {
            subjects = List.copyOf(subjects);
        }
    }
}
