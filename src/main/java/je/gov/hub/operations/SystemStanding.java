package je.gov.hub.operations;

import je.gov.hub.delivery.LaneStatus;
import je.gov.hub.ledger.Backlog;
import je.gov.hub.system.SystemId;
import org.jspecify.annotations.Nullable;

/**
 * How one connected system stands.
 *
 * @param backlog what of it waits for a person in the ledger; null where nothing does
 */
record SystemStanding(LaneStatus lane, @Nullable Backlog backlog) {

    SystemId system() {
        return lane.system();
    }

    /** Whether its whole way out waits for a person. */
    boolean stuck() {
        return switch (lane.state()) {
            case STOPPED -> true;
            case UNPLUGGED -> lane.waiting() > 0;
            case FLOWING, WAITING, SUSPENDED, HELD_UP -> false;
        };
    }

    boolean needsPerson() {
        return stuck() || quarantined() + held() > 0;
    }

    long quarantined() {
        return backlog == null ? 0 : backlog.quarantined();
    }

    long held() {
        return backlog == null ? 0 : backlog.held();
    }

    long parked() {
        return backlog == null ? 0 : backlog.parked();
    }
}
