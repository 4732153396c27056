package je.gov.hub.quarantine;

import je.gov.hub.ledger.DeliveryId;

/** What came of a decision for one delivery. */
public sealed interface Result {

    DeliveryId delivery();

    /** It is in the ledger. */
    record Done(DeliveryId delivery) implements Result {}

    /**
     * It was made anew.
     *
     * @param successor the delivery that goes instead
     */
    record Amended(DeliveryId delivery, DeliveryId successor) implements Result {}

    /**
     * Nothing was changed.
     *
     * @param reason for a person, and what may be done instead
     */
    record Refused(DeliveryId delivery, String reason) implements Result {}
}
