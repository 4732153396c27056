package je.gov.hub.ledger;

import org.jspecify.annotations.Nullable;

/**
 * What the agreement in force makes of an event that can be replayed.
 *
 * @param earlier the delivery by which it was told before; null where it never was
 * @param anew the next generation; null where nothing of it is granted
 */
public record Retold(
        EventKey key,
        @Nullable DeliveryId earlier,
        @Nullable Disclosure anew) {

    boolean goes() {
        return anew != null && anew.undecided() == null;
    }

    boolean held() {
        return anew != null && anew.undecided() != null;
    }

    boolean withdrawn() {
        return anew == null && earlier != null;
    }
}
