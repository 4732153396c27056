package je.gov.hub.operations;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import je.gov.hub.delivery.Delivery;
import je.gov.hub.delivery.LaneStatus;
import je.gov.hub.ledger.Backlog;
import je.gov.hub.ledger.Backlogs;
import je.gov.hub.ledger.Dispatches;
import je.gov.hub.system.SystemId;
import org.jspecify.annotations.Nullable;

/**
 * How everything stood when it was last looked at. Reading never waits: neither for a lane that is being stopped nor for a database
 * that is away. Safe for use by many threads.
 */
final class Overview {

    private final Delivery delivery;
    private final Backlogs backlogs;
    private final Dispatches dispatches;
    private final LongSupplier undecided;
    private final Clock clock;
    private volatile Map<SystemId, LaneStatus> lanes = Map.of();
    private volatile @Nullable Ledger ledger;

    /** @param undecided how many events wait for a person to say whom they are about */
    Overview(Delivery delivery, Backlogs backlogs, Dispatches dispatches, LongSupplier undecided, Clock clock) {
        this.delivery = delivery;
        this.backlogs = backlogs;
        this.dispatches = dispatches;
        this.undecided = undecided;
        this.clock = clock;
    }

    /**
     * What the ledger said.
     *
     * @param dispatches that wait to be carried
     * @param undecided events that wait for a person to say whom they are about
     */
    record Ledger(Map<SystemId, Backlog> backlogs, long dispatches, long undecided, Instant at) {}

    void lookAtLanes() {
        lanes = delivery.status().stream().collect(Collectors.toUnmodifiableMap(LaneStatus::system, lane -> lane));
    }

    /** Where the ledger does not answer, what it said last stays, with its time. */
    void lookAtLedger() {
        ledger = new Ledger(backlogs.bySystem(), dispatches.waiting(), undecided.getAsLong(), clock.instant());
    }

    /** Empty until the ledger has answered for the first time. */
    Optional<Ledger> ledger() {
        return Optional.ofNullable(ledger);
    }

    /** Each system that has an inbox or a route. */
    SortedMap<SystemId, SystemStanding> systems() {
        var known = ledger().map(Ledger::backlogs).orElse(Map.of());
        var systems = new TreeMap<SystemId, SystemStanding>();
        lanes.values().forEach(lane -> systems.put(lane.system(), new SystemStanding(lane, known.get(lane.system()))));
        return systems;
    }

    /** Empty for one that has neither inbox nor route any more. */
    Optional<SystemStanding> of(SystemId system) {
        return Optional.ofNullable(systems().get(system));
    }
}
