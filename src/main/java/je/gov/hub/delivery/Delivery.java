package je.gov.hub.delivery;

import java.util.List;
import je.gov.hub.system.SystemId;

/**
 * The way out of the hub: each plugged-in system's inbox, dealt to lanes and handed over. Safe for use by many threads.
 * What cannot be handed over now stays in its inbox; nothing here ends a delivery but a receipt, a hold or a quarantine.
 */
public interface Delivery {

    /**
     * Plugs a system in; its inbox begins to flow as soon as broker and ledger are there. A system that waited for a
     * person goes on. A system that is plugged in already is replaced, after what it has in hand has come back.
     */
    void register(SystemId system, HandOver handOver, Terms terms);

    /** Unplugs a system: waits for what is in hand, records it, and leaves the rest in the inbox, in order. */
    void deregister(SystemId system);

    /** Its route is suspended: nothing more is handed over until {@link #resume(SystemId)}; what is in hand comes back. */
    void suspend(SystemId system);

    /** Its route goes on. */
    void resume(SystemId system);

    /**
     * An operator's word, kept in the ledger: nothing more is handed over until {@link #resume(SystemId, String, String)},
     * also after a new start; what is in hand comes back.
     *
     * @param who the operator
     * @param why in a few words, without personal data
     */
    void suspend(SystemId system, String who, String why);

    /** An operator's word: a system that is suspended, has stopped, or waits for its next attempt, goes on now. */
    void resume(SystemId system, String who, String why);

    /** How each system with an inbox or a route stands, by name. */
    List<LaneStatus> status();
}
