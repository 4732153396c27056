package je.gov.hub.agreement;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.SortedSet;
import je.gov.hub.event.FieldPath;
import je.gov.hub.system.SystemId;

/** What the agreements conclude about one event and one system that has grants for its type. No grant applies: no value at all. */
public sealed interface Disclosing {

    SystemId system();

    /**
     * The system may be told.
     *
     * @param fields the union of the fields of all grants that apply
     * @param data a new tree that holds the granted fields that exist, and nothing else; personal, hence never printed
     * @param within the shortest time of the grants that apply
     */
    record Granted(SystemId system, SortedSet<FieldPath> fields, ObjectNode data, Duration within)
            implements Disclosing {
        @Override
        public String toString() {
            return "Granted[" + system + "]";
        }
    }

    /**
     * A condition failed with an error; that is not "false". The disclosure is held, without a body, until the mend.
     *
     * @param reason which grant, in which file; never a value
     */
    record Undecided(SystemId system, String reason) implements Disclosing {}
}
