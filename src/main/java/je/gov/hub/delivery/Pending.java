package je.gov.hub.delivery;

import java.time.Instant;
import java.util.function.Supplier;
import je.gov.hub.exchange.Arrival;
import je.gov.hub.ledger.DeliveryId;
import je.gov.hub.ledger.InTurn;
import je.gov.hub.subject.Subject;
import org.jspecify.annotations.Nullable;

/** A disclosure in the window, with what became of it so far. Belongs to its system's clerk. */
final class Pending {

    final @Nullable Arrival arrival;
    final long place;
    private final DeliveryId delivery;
    private final Subject subject;
    private final Supplier<byte[]> disclosure;
    final int deaths;
    int attempts;
    boolean repeated;
    boolean inHand;
    boolean ended;
    int failures;
    int strikes;
    long successesSeen;
    Instant notBefore = Instant.MIN;
    Instant handedOver = Instant.EPOCH;

    @Nullable
    String recordedRule;

    Pending(Arrival arrival, long place, InHand.Past past) {
        this(arrival, arrival.delivery(), arrival.subject(), arrival::disclosure, place, past);
    }

    Pending(InTurn released, long place, InHand.Past past) {
        this(
                null,
                released.delivery(),
                released.subject(),
                released::disclosure,
                place,
                past.equals(InHand.Past.NONE) ? new InHand.Past(released.attempts(), released.repeated(), 0) : past);
    }

    private Pending(
            @Nullable Arrival arrival,
            DeliveryId delivery,
            Subject subject,
            Supplier<byte[]> disclosure,
            long place,
            InHand.Past past) {
        this.arrival = arrival;
        this.delivery = delivery;
        this.subject = subject;
        this.disclosure = disclosure;
        this.place = place;
        this.attempts = past.attempts();
        this.repeated = past.repeated();
        this.deaths = past.deaths();
    }

    DeliveryId delivery() {
        return delivery;
    }

    Subject subject() {
        return subject;
    }

    byte[] disclosure() {
        return disclosure.get();
    }

    /** Whether it came from the ledger, and not from the broker. */
    boolean recalled() {
        return arrival == null;
    }

    InHand.Past past() {
        return new InHand.Past(attempts, repeated, deaths);
    }

    boolean suspect() {
        return deaths > 0;
    }

    boolean fresh() {
        return failures == 0 || inHand;
    }
}
