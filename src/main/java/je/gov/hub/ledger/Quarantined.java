package je.gov.hub.ledger;

import java.time.Instant;
import je.gov.hub.event.EventType;
import je.gov.hub.system.SystemId;
import org.jspecify.annotations.Nullable;

/**
 * One delivery that waits for a person; never its data.
 *
 * @param event null where the ledger does not know the delivery
 * @param type null where the ledger does not know the delivery
 * @param held by the hub itself, rather than refused by its receiver
 * @param rule the rule that decided, such as {@code http 4xx}
 * @param reason for a person
 * @param excerpt a redacted beginning of the receiver's answer; may be empty
 * @param made version of connector and mapping that spoke; may be empty
 * @param withBody whether it can be released as it was; where not, it can only be amended or discarded
 * @param behind how many of its subject are parked for this system
 */
public record Quarantined(
        DeliveryId delivery,
        SystemId system,
        @Nullable EventKey event,
        @Nullable EventType type,
        boolean held,
        String rule,
        String reason,
        String excerpt,
        String made,
        int attempts,
        boolean repeated,
        Instant since,
        boolean withBody,
        long behind) {}
