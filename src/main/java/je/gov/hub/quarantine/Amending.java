package je.gov.hub.quarantine;

import java.util.Map;
import je.gov.hub.ledger.Decided;
import je.gov.hub.ledger.DeliveryId;
import je.gov.hub.ledger.Disclosure;
import je.gov.hub.ledger.Quarantines;

/** Puts a delivery that is made anew in the place of one that waits for a person. */
final class Amending {

    static final String NOT_WAITING = "It does not wait for a person, or not any more";

    private final Quarantines quarantines;
    private final Redisclosing redisclosing;

    Amending(Quarantines quarantines, Redisclosing redisclosing) {
        this.quarantines = quarantines;
        this.redisclosing = redisclosing;
    }

    Result amend(DeliveryId delivery, String who, String why) {
        var origin = quarantines.origin(delivery);
        if (origin.isEmpty()) {
            return new Result.Refused(delivery, "Its event is not kept, so that it cannot be made anew: discard it");
        }
        var anew = redisclosing.of(origin.get(), null, Map.of(), origin.get().accepted());
        if (anew.isEmpty()) {
            return new Result.Refused(delivery, "The agreement in force grants nothing of it: discard it");
        }
        var undecided = anew.get().undecided();
        return undecided == null ? amend(delivery, anew.get(), who, why) : new Result.Refused(delivery, undecided);
    }

    private Result amend(DeliveryId delivery, Disclosure anew, String who, String why) {
        return quarantines.amend(delivery, anew, who, why) == Decided.DONE
                ? new Result.Amended(delivery, anew.delivery())
                : new Result.Refused(delivery, NOT_WAITING);
    }
}
