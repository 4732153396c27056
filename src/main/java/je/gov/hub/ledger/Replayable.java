package je.gov.hub.ledger;

import org.jspecify.annotations.Nullable;

/**
 * One event of a subject, for one system that may be told of it again.
 *
 * @param earlier the newest delivery of this event to the system; null where there is none
 * @param origin null where it cannot be told again
 */
public record Replayable(
        Mark mark, @Nullable DeliveryId earlier, @Nullable Origin origin) {

    /** What can be done about it. */
    public enum State {
        /** It was told, is on its way from the broker or in hand, or was never told: it can be told again. */
        REPLAYABLE,
        /** Its newest delivery is in the subject's line, not in hand: it goes in its place. */
        WAITING,
        /** A person decided that it is never handed over. */
        DISCARDED,
        /** Its body is not kept any more. */
        CULLED
    }

    /**
     * What must not have changed when it is told again.
     *
     * @param generation the newest delivery's; -1 where there is none
     */
    public record Mark(EventKey key, State state, int generation) {}

    public EventKey key() {
        return mark.key();
    }

    public State state() {
        return mark.state();
    }
}
