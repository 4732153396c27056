package je.gov.hub.ledger;

import java.time.Instant;
import je.gov.hub.system.SystemId;

/**
 * What a system answered to one delivery.
 *
 * @param answer short and without personal data: {@code HTTP 200}, {@code AA}, the file's name
 * @param sentDigest SHA-256 of the disclosure handed over
 * @param attempts how often it was handed over, this time included
 * @param repeated whether an earlier hand-over may have had its effect already
 * @param handedOver when the last hand-over began
 * @param answered when the answer came
 */
public record Receipt(
        DeliveryId delivery,
        SystemId system,
        String answer,
        byte[] sentDigest,
        int attempts,
        boolean repeated,
        Instant handedOver,
        Instant answered) {}
