package je.gov.hub.delivery;

import java.time.Instant;
import je.gov.hub.system.SystemId;
import org.jspecify.annotations.Nullable;

/**
 * How one system's way out stands.
 *
 * @param waiting disclosures in its inbox, those in hand included
 * @param inHand handed over and not yet answered
 * @param delivered since its route was started
 * @param since since when it is in this state
 * @param why what it waits for, without personal data; null while it flows
 * @param next when it tries again; null when it does not wait for a time
 */
public record LaneStatus(
        SystemId system,
        State state,
        long waiting,
        int inHand,
        long delivered,
        Instant since,
        @Nullable String why,
        @Nullable Instant next) {

    /** What a system's way out can be doing. */
    public enum State {
        /** Hands over as disclosures come. */
        FLOWING,
        /** Its system is unavailable; tries again by itself. */
        WAITING,
        /** Waits for a person: misconfigured, or refused too often in a row. */
        STOPPED,
        /** Suspended by an operator or by its route. */
        SUSPENDED,
        /** Has an inbox, but no route that empties it. */
        UNPLUGGED,
        /** Waits for the hub's own broker or ledger. */
        HELD_UP
    }
}
