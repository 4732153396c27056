package je.gov.hub.quarantine;

import java.util.Optional;
import java.util.UUID;
import je.gov.hub.ledger.ReplayRun;
import je.gov.hub.ledger.ReplayScope;

/** Tells a system again what the ledger holds, under the agreement in force now. Safe for use by many threads. */
public interface Replay {

    /** What a replay would be about now; changes nothing. Empty where the system has no agreement in force. */
    Optional<ReplayPreview> preview(ReplayScope scope);

    /**
     * Begins one, which goes on by itself, after a crash too; or keeps it for a second person to confirm, where it is about more events than
     * one person may decide about. Empty where the system has no agreement in force.
     *
     * @param who the person
     * @param why in a few words, without personal data; goes into the ledger
     */
    Optional<ReplayRun> begin(ReplayScope scope, String who, String why);

    /** Begins what another person has proposed; empty where there is no such proposal. */
    Optional<ReplayRun> confirm(UUID replay, String who);

    /**
     * Ends one before its time. Each subject that is in its line is told up to its newest event; the others are dropped.
     *
     * @param why in a few words, without personal data; goes into the ledger
     * @return false where it has ended, or there is none
     */
    boolean cancel(UUID replay, String who, String why);

    Optional<ReplayRun> of(UUID replay);
}
