package je.gov.hub.ledger;

import java.util.Map;
import je.gov.hub.system.SystemId;

/** Where a person is waited for. */
@FunctionalInterface
public interface Backlogs {

    /** By system; one of which nothing waits is left out. */
    Map<SystemId, Backlog> bySystem();
}
