package je.gov.hub.ledger;

import je.gov.hub.subject.Subject;
import je.gov.hub.system.SystemId;

/**
 * A disclosure that is to be carried into an inbox.
 *
 * @param sequence its place in the order of dispatch
 * @param body the disclosure, a structured CloudEvent in JSON (UTF-8); personal
 */
public record Dispatch(long sequence, DeliveryId delivery, SystemId system, Subject subject, byte[] body) {

    @Override
    public String toString() {
        return "Dispatch[" + sequence + " " + delivery + " " + system + "]";
    }
}
