package je.gov.hub.delivery;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import je.gov.hub.ledger.Systems;
import je.gov.hub.system.SystemId;

/** What operators said of systems, in memory. */
class Words implements Systems {

    private final Map<SystemId, String> suspended = new TreeMap<>();

    @Override
    public synchronized void suspend(SystemId system, String who, String why) {
        suspended.putIfAbsent(system, why);
    }

    @Override
    public synchronized void resume(SystemId system, String who, String why) {
        suspended.remove(system);
    }

    @Override
    public synchronized Optional<String> suspended(SystemId system) {
        return Optional.ofNullable(suspended.get(system));
    }

    @Override
    public Map<SystemId, Backlog> backlogs() {
        return Map.of();
    }
}
