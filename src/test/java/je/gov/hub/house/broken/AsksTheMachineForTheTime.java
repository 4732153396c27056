package je.gov.hub.house.broken;

import java.time.Instant;

/** Breaks a house rule, so that the rule is shown to catch it. */
final class AsksTheMachineForTheTime {
    Instant time() {
        return Instant.now();
    }
}
