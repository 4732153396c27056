package je.gov.hub.ledger;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import je.gov.hub.system.SystemId;

/** What the lanes need of the ledger. Every method is one transaction, and may be repeated after an unknown outcome. */
public interface Deliveries {

    /** How each stands now; every asked id is a key of the answer. */
    Map<DeliveryId, Standing> standing(SystemId system, Collection<DeliveryId> deliveries);

    /** Those of them that have ended: with a receipt, in quarantine, or by a person. */
    Set<DeliveryId> ended(SystemId system, Collection<DeliveryId> deliveries);

    /** Records receipts; one already recorded stays as it was. */
    void delivered(List<Receipt> receipts);

    /**
     * What goes from the ledger now, at most one of each subject, those that were released first before others.
     *
     * @param without those that are known already
     */
    List<InTurn> inTurn(SystemId system, Collection<DeliveryId> without, int most);

    /** Records receipts of what went from the ledger; the next of each line has the turn, or the block ends, with it. */
    void deliveredInTurn(List<Receipt> receipts);

    /** Is told, on any thread, when something of a system may go from the ledger. What is decided on other nodes is not told. */
    void whenInTurn(Consumer<SystemId> listener);

    /** Refused: into quarantine; its subject is blocked for the system from now on. */
    void quarantined(Setback setback);

    /** Held for a person (grant withdrawn, restriction, unknown to the ledger); its subject, where known, is blocked. */
    void held(Setback setback);

    /** Parks deliveries whose subject is blocked for the system behind what blocks it. */
    void parked(SystemId system, Collection<DeliveryId> deliveries);

    /** A hand-over failed and will be repeated: recorded when the reason is another than the last recorded one. */
    void delayed(Setback setback);

    /** The system as a whole waits for a person (misconfigured, or one reason refused several subjects in a row). */
    void stopped(SystemId system, String rule, String reason);

    /** The system goes on. */
    void resumed(SystemId system, String who, String why);
}
