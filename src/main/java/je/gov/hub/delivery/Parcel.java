package je.gov.hub.delivery;

import je.gov.hub.ledger.DeliveryId;
import je.gov.hub.subject.Subject;
import je.gov.hub.system.SystemId;

/**
 * What is handed over.
 *
 * @param disclosure a structured CloudEvent in JSON (UTF-8) with the granted fields; personal
 * @param attempt 1 at first
 * @param repeated whether an earlier hand-over may have had its effect already
 */
public record Parcel(
        DeliveryId delivery, SystemId system, Subject subject, byte[] disclosure, int attempt, boolean repeated) {

    @Override
    public String toString() {
        return "Parcel[" + delivery + " " + system + " " + attempt + "]";
    }
}
