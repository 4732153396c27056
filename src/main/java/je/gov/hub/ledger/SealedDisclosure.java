package je.gov.hub.ledger;

import org.jspecify.annotations.Nullable;

/**
 * A disclosure as it lies in the database.
 *
 * @param fields the granted places, one a line
 */
record SealedDisclosure(
        Disclosure disclosure,
        EventKey event,
        String fields,
        byte @Nullable [] sealed,
        byte @Nullable [] salt,
        byte @Nullable [] digest) {}
