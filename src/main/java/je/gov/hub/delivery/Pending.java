package je.gov.hub.delivery;

import java.time.Instant;
import je.gov.hub.exchange.Arrival;
import je.gov.hub.ledger.DeliveryId;
import je.gov.hub.subject.Subject;
import org.jspecify.annotations.Nullable;

/** A disclosure in the window, with what became of it so far. Belongs to its system's clerk. */
final class Pending {

    final Arrival arrival;
    final long place;
    final int suspicions;
    final int deaths;
    int attempts;
    boolean repeated;
    boolean inHand;
    /** Given up, though its hand-over has not ended: its subject waits for that end. */
    boolean abandoned;

    int failures;
    int strikes;
    long successesSeen;
    Instant notBefore = Instant.MIN;
    Instant handedOver = Instant.EPOCH;

    @Nullable
    Handing handing;

    @Nullable
    String recordedRule;

    Pending(Arrival arrival, long place, Past past) {
        this.arrival = arrival;
        this.place = place;
        this.attempts = past.attempts();
        this.repeated = past.repeated();
        this.suspicions = past.suspicions();
        this.deaths = past.deaths();
    }

    DeliveryId delivery() {
        return arrival.delivery();
    }

    Subject subject() {
        return arrival.subject();
    }

    Past past() {
        return new Past(attempts, repeated, suspicions, deaths);
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
