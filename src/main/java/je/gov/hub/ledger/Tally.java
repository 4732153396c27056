package je.gov.hub.ledger;

import java.util.List;
import je.gov.hub.ledger.Replayable.State;

/**
 * What a replay makes of events, counted.
 *
 * @param replayed told again
 * @param held made anew and held for a person, as it could not be decided whether the system may be told
 * @param withdrawn told earlier, and granted by the agreement in force now no more
 * @param culled not told, as the body is not kept any more
 * @param discarded not told, as a person decided that it is never handed over
 * @param waiting in the subject's line already, hence not told once more
 */
public record Tally(long replayed, long held, long withdrawn, long culled, long discarded, long waiting) {

    public static final Tally NOTHING = new Tally(0, 0, 0, 0, 0, 0);

    /** @param retold what came of those of the episode that can be replayed */
    public static Tally of(Episode episode, List<Retold> retold) {
        return new Tally(
                retold.stream().filter(Retold::goes).count(),
                retold.stream().filter(Retold::held).count(),
                retold.stream().filter(Retold::withdrawn).count(),
                count(episode, State.CULLED),
                count(episode, State.DISCARDED),
                count(episode, State.WAITING));
    }

    private static long count(Episode episode, State state) {
        return episode.events().stream().filter(event -> event.state() == state).count();
    }

    public Tally plus(Tally other) {
        return new Tally(
                replayed + other.replayed,
                held + other.held,
                withdrawn + other.withdrawn,
                culled + other.culled,
                discarded + other.discarded,
                waiting + other.waiting);
    }
}
