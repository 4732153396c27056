package je.gov.hub.ledger;

import java.time.Instant;
import je.gov.hub.system.SystemId;

/**
 * Why a delivery did not end as delivered, as a person will read it.
 *
 * @param rule the line of the classification table that decided, such as {@code http 4xx}
 * @param reason what went wrong; no personal data, no stack trace
 * @param answerDigest SHA-256 of the partner's answer, empty when there was none
 * @param excerpt a redacted beginning of the answer: letters and digits of values replaced; may be empty
 * @param made version of connector and mapping that spoke, such as {@code gp-hl7v2-sink@3f2a…}
 */
public record Setback(
        DeliveryId delivery,
        SystemId system,
        String rule,
        String reason,
        byte[] answerDigest,
        String excerpt,
        String made,
        int attempts,
        boolean repeated,
        Instant at) {}
