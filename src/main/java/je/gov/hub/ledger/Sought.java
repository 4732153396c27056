package je.gov.hub.ledger;

import java.time.Instant;
import je.gov.hub.system.SystemId;
import org.jspecify.annotations.Nullable;

/**
 * Which of those that wait for a person; what is null is not asked for.
 *
 * @param since waits since then or later
 * @param until waits since before then
 */
public record Sought(
        @Nullable SystemId system,
        @Nullable String rule,
        @Nullable Instant since,
        @Nullable Instant until) {

    /** All of them. */
    public static final Sought ALL = new Sought(null, null, null, null);
}
