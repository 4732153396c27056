package je.gov.hub.ledger;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A replay, and how far it is.
 *
 * @param who the person who asked for it, and the one who confirmed it
 * @param why in a few words, without personal data
 * @param begun when it was proposed, where nobody has confirmed it yet
 * @param ended null while it goes on
 * @param proposed whether it waits for a second person
 * @param cancelled null where nobody has cancelled it
 * @param subjects how many it is about
 * @param left how many of them are not in their lines yet
 */
public record ReplayRun(
        UUID id,
        ReplayScope scope,
        String who,
        String why,
        Instant begun,
        @Nullable Instant ended,
        boolean proposed,
        @Nullable Cancellation cancelled,
        long subjects,
        long left,
        Tally tally) {

    /** Where it stands. */
    public enum State {
        /** It waits for a second person. */
        PROPOSED,
        RUNNING,
        /** All its subjects are in their lines. */
        ENDED,
        /** What was in its line when a person ended it is told; the rest was dropped. */
        CANCELLED
    }

    /** Who ended it before its time, and why. */
    public record Cancellation(String who, String why) {}

    public State state() {
        if (cancelled != null) {
            return State.CANCELLED;
        }
        if (ended != null) {
            return State.ENDED;
        }
        return proposed ? State.PROPOSED : State.RUNNING;
    }
}
