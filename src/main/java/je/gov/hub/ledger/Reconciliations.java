package je.gov.hub.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import je.gov.hub.subject.Subject;
import je.gov.hub.system.SystemId;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger has carried into the broker and has not seen end: with that, what a broker holds can be compared. Reads through
 * all disclosures. Safe for use by many threads.
 */
public interface Reconciliations {

    /** By system, the deliveries that should be in its inbox: open, carried, and in no line. Some hundred bytes of memory each. */
    Map<SystemId, Set<DeliveryId>> carried();

    /**
     * Puts those that are lost and still open into the lines of their subjects, from where they go before what came later: each a
     * fact in the ledger, all of one system in one transaction. What came later and was taken already would be left under an older
     * one: it is told again, by a replay of these subjects.
     *
     * @param lost not in the inbox of this system, and not in anybody's hand
     */
    PutBack putBack(SystemId system, Collection<DeliveryId> lost, String who, String why);

    /**
     * What was put back.
     *
     * @param deliveries how many
     * @param replay that tells again what came later; null where nothing did
     */
    record PutBack(int deliveries, @Nullable UUID replay) {}

    /**
     * Something later was taken.
     *
     * @param since when the first such was accepted
     */
    record Overtaken(Subject subject, Instant since) {}
}
