package je.gov.hub.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import je.gov.hub.event.EventType;
import je.gov.hub.subject.Subject;
import je.gov.hub.system.SystemId;

/**
 * The record of what systems are told again, and how far each replay is. Safe for use by many threads and nodes; whatever is
 * broken off is found again.
 */
public interface Replays {

    /** @param granted the types that the system may be told now; others are looked at where it was told of them before */
    ReplayOverview overview(ReplayScope scope, Collection<EventType> granted);

    /**
     * Whether it would be more events than so many. Unlike the overview it does not count them all, hence answers soon for a ledger of millions, too.
     *
     * @param granted as for the overview
     */
    boolean moreThan(long most, ReplayScope scope, Collection<EventType> granted);

    /** What some of the subjects have told, the first ones by their id; changes nothing. */
    List<Episode> look(ReplayScope scope, Collection<EventType> granted, int most);

    /** Keeps the replay and the subjects that it is about now. */
    ReplayRun begin(ReplayScope scope, Collection<EventType> granted, String who, String why);

    /** Keeps the same for a second person to confirm; until then it is not open. */
    ReplayRun propose(ReplayScope scope, Collection<EventType> granted, String who, String why);

    /**
     * Begins what another person has proposed, about the subjects that were meant then.
     *
     * @param since the oldest proposal that still counts
     * @return false where no such proposal of another person waits
     */
    boolean confirm(UUID replay, String who, Instant since);

    /**
     * Ends one before its time: subjects that are in their lines stay there up to their newest event, the others are dropped.
     *
     * @return false where it is not known or has ended
     */
    boolean cancel(UUID replay, String who, String why);

    Optional<ReplayRun> of(UUID replay);

    /** Those that go on, the oldest first. */
    List<OpenReplay> open();

    /**
     * How many disclosures made anew wait in lines of this system that move. Those behind what waits for a person do not count, and
     * neither do live events: of whom more is told than the line takes, others would wait for ever.
     *
     * @param most how many of one line count
     */
    long moving(SystemId system, int most);

    /** The next subject; none: all are in their lines. */
    Optional<Episode> next(OpenReplay replay, Collection<EventType> granted);

    /** Puts the next subject off until all others are in their lines, so that they do not wait for it; empty where there is none. */
    Optional<Subject> putOff(OpenReplay replay);

    /**
     * Puts what was made anew into the subject's line, behind which its live events park from now on, and notes that this
     * subject is done; in one transaction, in which nothing is accepted.
     *
     * @param retold what came of those of the episode that can be replayed, in order
     * @param later the same for those that were accepted since the episode was read, few as a rule; asked within the transaction
     * @return false where anything else of the subject has changed since the episode was read, or the replay has ended: nothing was
     *     done, ask for it again
     */
    boolean record(OpenReplay replay, Episode episode, List<Retold> retold, Function<Episode, List<Retold>> later);

    /** Notes that it has ended, if all its subjects are in their lines. */
    void end(OpenReplay replay);
}
