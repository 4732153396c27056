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
    int attempts;
    boolean repeated;
    int suspicions;
    int deaths;
    boolean inHand;
    boolean ended;

    /** Given up, though its hand-over has not ended: its subject waits for that end. */
    boolean abandoned;

    int failures;
    int strikes;
    long successesSeen;
    Instant notBefore = Instant.MIN;
    Instant handedOver = Instant.EPOCH;
    Instant overdue = Instant.MAX;

    @Nullable
    Handing handing;

    @Nullable
    String recordedRule;

    Pending(Arrival arrival, long place, Past past) {
        this(arrival, arrival.delivery(), arrival.subject(), arrival::disclosure, place, past);
    }

    Pending(InTurn released, long place, Past past) {
        this(
                null,
                released.delivery(),
                released.subject(),
                released::disclosure,
                place,
                past.equals(Past.NONE) ? new Past(released.attempts(), released.repeated(), 0, 0) : past);
    }

    private Pending(
            @Nullable Arrival arrival,
            DeliveryId delivery,
            Subject subject,
            Supplier<byte[]> disclosure,
            long place,
            Past past) {
        this.arrival = arrival;
        this.delivery = delivery;
        this.subject = subject;
        this.disclosure = disclosure;
        this.place = place;
        this.attempts = past.attempts();
        this.repeated = past.repeated();
        this.suspicions = past.suspicions();
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

    /** What is known of it once it is handed over. */
    Past upcoming() {
        return new Past(attempts + 1, repeated, suspicions, deaths);
    }

    /** It came back, so that it ended nothing. */
    void cleared() {
        suspicions = 0;
        deaths = 0;
    }

    /** The hub ended while it was in hand: from now on it is alone in its system's hand. */
    boolean suspect() {
        return suspicions > 0;
    }

    /** The hub ended again: from now on it is alone in the whole hub's hand. */
    boolean lonely() {
        return suspicions > 1;
    }

    /** Its hand-over has not ended. */
    boolean underWay() {
        return inHand || abandoned;
    }

    boolean fresh() {
        return failures == 0 || inHand;
    }
}
