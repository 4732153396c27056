package je.gov.hub.operations;

import java.util.Collection;
import java.util.TreeMap;
import je.gov.hub.exchange.RelayStatus;
import org.springframework.boot.actuate.health.Health;

/** How things stand, as health: down where nothing more happens until somebody does something. */
final class StandingHealth {

    private StandingHealth() {}

    static Health of(RelayStatus relay) {
        var health = relay.why() == null ? Health.up() : Health.down().withDetail("why", relay.why());
        return health.withDetail("journal", relay.journal()).build();
    }

    /** A partner that is away leaves it up, and so does a single disclosure that was refused: the others flow. */
    static Health of(Collection<SystemStanding> systems) {
        var stuck = new TreeMap<String, String>();
        var deciding = new TreeMap<String, Long>();
        for (var one : systems) {
            if (one.stuck()) {
                stuck.put(
                        one.system().value(),
                        one.lane().state() + ": " + one.lane().why());
            }
            if (one.quarantined() + one.held() > 0) {
                deciding.put(one.system().value(), one.quarantined() + one.held());
            }
        }
        var health = stuck.isEmpty() ? Health.up() : Health.down().withDetail("waitForAPerson", stuck);
        if (!deciding.isEmpty()) {
            health.withDetail("inQuarantineOrHeld", deciding);
        }
        return health.withDetail("systems", systems.size()).build();
    }
}
