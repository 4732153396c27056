package je.gov.hub.ledger;

import je.gov.hub.subject.Subject;

/**
 * A disclosure that goes from the ledger, as it is the first of its subject's line and nothing before it waits for a person.
 *
 * @param disclosure a structured CloudEvent in JSON (UTF-8); personal
 * @param attempts how often it was handed over before
 * @param repeated whether one of these may have had its effect
 */
public record InTurn(DeliveryId delivery, Subject subject, byte[] disclosure, int attempts, boolean repeated) {

    @Override
    public String toString() {
        return "InTurn[" + delivery + "]";
    }
}
