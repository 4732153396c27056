package je.gov.hub.ledger;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import je.gov.hub.system.SystemId;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/** What was carried, as the database knows it. */
final class RecordedReconciliations implements Reconciliations {

    private final ReconciliationTable table;
    private final DispatchTable dispatches;
    private final Lines lines;
    private final Replays replays;
    private final Months months;
    private final TransactionOperations transactions;
    private final Clock clock;

    RecordedReconciliations(
            ReconciliationTable table,
            DispatchTable dispatches,
            Lines lines,
            Replays replays,
            Months months,
            TransactionOperations transactions,
            Clock clock) {
        this.table = table;
        this.dispatches = dispatches;
        this.lines = lines;
        this.replays = replays;
        this.months = months;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Map<SystemId, Set<DeliveryId>> carried() {
        return Objects.requireNonNull(transactions.execute(status -> table.carried()));
    }

    /** The acceptance lock first, as for a replay: nothing of these subjects is accepted or dispatched meanwhile. */
    @Override
    public PutBack putBack(SystemId system, Collection<DeliveryId> lost, String who, String why) {
        months.ready();
        var put = Objects.requireNonNull(transactions.execute(status -> {
            dispatches.lock();
            table.takeTime();
            return lines.change(lost, () -> parked(system, lost, who, why));
        }));
        lines.raise(system);
        return put;
    }

    private PutBack parked(SystemId system, Collection<DeliveryId> lost, String who, String why) {
        var now = clock.instant();
        table.block(system, lost, now);
        int parked = table.park(system, lost, who, why, now);
        return new PutBack(parked, again(system, table.overtaken(lost), who, why));
    }

    /** Of what the system was told before only: hence no type is granted by this. */
    private @Nullable UUID again(SystemId system, List<Overtaken> overtaken, String who, String why) {
        if (overtaken.isEmpty()) {
            return null;
        }
        var subjects = overtaken.stream().map(Overtaken::subject).collect(Collectors.toCollection(TreeSet::new));
        var since = overtaken.stream().map(Overtaken::since).min(Instant::compareTo);
        var scope = new ReplayScope(system, since.orElseThrow(), null, new TreeSet<>(), subjects);
        return replays.begin(scope, Set.of(), who, why).id();
    }
}
