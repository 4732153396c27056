package je.gov.hub.ledger;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What waits for a person, and the record of what a person decided. Safe for use by many threads; every decision is one
 * transaction, and may be repeated.
 */
public interface Quarantines {

    /**
     * Those that wait, the one that has waited longest first.
     *
     * @param after where the page before ended; null for the first page
     */
    List<Quarantined> find(Sought sought, @Nullable Bookmark after, int most);

    Optional<Quarantined> of(DeliveryId delivery);

    /**
     * Lets it go as it was, as soon as nothing of its subject before it waits for a person.
     *
     * @param who the person
     * @param why in a few words, without personal data
     */
    Decided release(DeliveryId delivery, String who, String why);

    /** Ends it: it is never handed over, and its followers go on without it. */
    Decided discard(DeliveryId delivery, String who, String why);

    /** What it was made of; empty where the ledger does not know it, or does not keep the event any more. */
    Optional<Origin> origin(DeliveryId delivery);

    /**
     * What its receiver was told, before it, of the events that its event supersedes; empty where that is none.
     *
     * @param madeAnew what goes to the receiver and is not in the ledger yet, by the event that it is of
     */
    Optional<ToldBefore> toldBefore(Origin origin, Map<EventKey, Disclosure> madeAnew);

    /**
     * Ends it, and puts another in its place, which goes as soon as nothing of its subject before it waits for a person.
     *
     * @param anew made of the same event for the same system, with the next generation; not held
     */
    Decided amend(DeliveryId delivery, Disclosure anew, String who, String why);
}
