package je.gov.hub.ledger;

import java.util.Map;
import java.util.Optional;
import je.gov.hub.system.SystemId;

/** What operators decided about whole systems, and what the ledger keeps for each. Safe for use by many threads. */
public interface Systems {

    /** Nothing is handed over to the system, also after a new start; a fact, unless it is suspended already. */
    void suspend(SystemId system, String who, String why);

    /** The system goes on, whether it was suspended or had stopped; a fact. */
    void resume(SystemId system, String who, String why);

    /** Why it is suspended; empty when it is not. */
    Optional<String> suspended(SystemId system);

    /** What the ledger keeps for each system that has anything there. */
    Map<SystemId, Backlog> backlogs();

    /**
     * What waits in the ledger for one system.
     *
     * @param undispatched accepted and not yet carried into its inbox
     * @param quarantined refused or held, for a person to decide
     * @param parked behind one of those
     */
    record Backlog(long undispatched, long quarantined, long parked) {

        public static final Backlog NONE = new Backlog(0, 0, 0);
    }
}
