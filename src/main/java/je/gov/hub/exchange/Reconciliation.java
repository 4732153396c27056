package je.gov.hub.exchange;

import java.util.List;
import java.util.UUID;
import je.gov.hub.system.SystemId;
import org.jspecify.annotations.Nullable;

/**
 * Compares the inboxes with what the ledger has carried into them. A broker whose journal was torn starts with what it can
 * still read, and says nothing of the rest; somebody may have deleted messages by hand. Safe for use by many threads, one after
 * the other; reads through all disclosures.
 */
public interface Reconciliation {

    /**
     * What came of one system's inbox.
     *
     * @param carried how many deliveries the ledger looks for there
     * @param missing how many of them are not there
     * @param putBack how many of those go from the ledger now; fewer where some have ended meanwhile
     * @param replay that tells again what was taken though it came later; null where nothing was
     */
    record Compared(
            SystemId system,
            int carried,
            int missing,
            int putBack,
            @Nullable UUID replay) {}

    /**
     * Looks, and changes nothing; by system, those of which something is carried.
     *
     * @throws NotServingException where this node does not carry, or its broker is not there
     */
    List<Compared> look();

    /**
     * Puts back what is missing: as a fact each, and into the lines of their subjects, from where they go before what came later.
     *
     * @throws NotServingException where this node does not carry, or its broker is not there
     */
    List<Compared> putBack(String who, String why);
}
