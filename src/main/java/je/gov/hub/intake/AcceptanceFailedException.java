package je.gov.hub.intake;

import java.util.List;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** What was told cannot be accepted, and that is the hub's fault: nothing of it was written, and telling it again does not help. */
public class AcceptanceFailedException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    /** The cause is named, not chained: a database's message may hold values. */
    AcceptanceFailedException(List<Claim> claims, ExecutionException failed) {
        super("The hub cannot accept " + claims + ": " + name(failed.getCause()));
    }

    private static String name(@Nullable Throwable cause) {
        return cause == null ? "for no known reason" : cause.getClass().getSimpleName();
    }
}
