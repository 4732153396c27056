package je.gov.hub.intake;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import je.gov.hub.ledger.RefusedItem;
import je.gov.hub.system.SystemId;
import org.jspecify.annotations.Nullable;

/**
 * What waits for its commit: checked claims that are accepted all or none, or a page.
 *
 * @param page null where it is none; then a conflict refuses all
 * @param answers one for each claim
 */
record Work(List<Claim> claims, @Nullable Page page, CompletableFuture<List<Answer>> answers) {

    Work {
        claims = List.copyOf(claims);
    }

    static Work allOrNone(List<Claim> claims) {
        return new Work(claims, null, new CompletableFuture<>());
    }

    static Work page(List<Claim> claims, Page page) {
        return new Work(claims, page, new CompletableFuture<>());
    }

    /**
     * What a page moves.
     *
     * @param refused what of it was refused before
     */
    record Page(SystemId system, @Nullable String from, String to, List<RefusedItem> refused) {
        Page {
            refused = List.copyOf(refused);
        }
    }
}
