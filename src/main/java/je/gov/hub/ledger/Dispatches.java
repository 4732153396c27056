package je.gov.hub.ledger;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import je.gov.hub.system.SystemId;

/** What the relay needs of the ledger: the committed, not yet carried disclosures. */
public interface Dispatches {

    /**
     * The oldest committed dispatches, by sequence. Never past an unsent one of the same subject and system: a system
     * left out is left out whole.
     *
     * @param without systems that have no inbox now
     */
    List<Dispatch> next(int most, Set<SystemId> without);

    /** Forgets them: they are on the broker. Unknown ones are ignored. */
    void carried(Collection<Dispatch> dispatches);

    /** How many wait to be carried. */
    long waiting();

    /** The broker journal that open deliveries were carried into, if any were. */
    Optional<String> journal();

    /**
     * Takes another journal: every open delivery that is neither parked, held nor quarantined is dispatched again, in
     * order, in one transaction.
     *
     * @return how many
     */
    long adopt(String journal);

    /** Waits until there may be something to carry, at most this long; returns at once when something was accepted since. */
    void await(Duration most) throws InterruptedException;
}
