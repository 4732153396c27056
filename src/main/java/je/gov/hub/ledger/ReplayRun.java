package je.gov.hub.ledger;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A replay, and how far it is.
 *
 * @param who the person who asked for it
 * @param why in a few words, without personal data
 * @param ended null while it goes on
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
        long subjects,
        long left,
        Tally tally) {}
