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
    final int deaths;
    int attempts;
    boolean repeated;
    boolean inHand;
    int failures;
    int strikes;
    long successesSeen;
    Instant notBefore = Instant.MIN;
    Instant handedOver = Instant.EPOCH;

    @Nullable
    String recordedRule;

    Pending(Arrival arrival, long place, InHand.Past past) {
        this.arrival = arrival;
        this.place = place;
        this.attempts = past.attempts();
        this.repeated = past.repeated();
        this.deaths = past.deaths();
    }

    DeliveryId delivery() {
        return arrival.delivery();
    }

    Subject subject() {
        return arrival.subject();
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
