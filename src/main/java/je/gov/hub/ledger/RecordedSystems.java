package je.gov.hub.ledger;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import je.gov.hub.system.SystemId;

/** The systems as the database holds them; each change is one statement, hence one transaction. */
record RecordedSystems(SystemTable table, Months months, Clock clock) implements Systems {

    @Override
    public void suspend(SystemId system, String who, String why) {
        months.ready();
        table.suspend(system, who, why, clock.instant());
    }

    @Override
    public void resume(SystemId system, String who, String why) {
        months.ready();
        table.resume(system, who, why, clock.instant());
    }

    @Override
    public Optional<String> suspended(SystemId system) {
        return table.suspended(system);
    }

    @Override
    public Map<SystemId, Backlog> backlogs() {
        return table.backlogs();
    }
}
