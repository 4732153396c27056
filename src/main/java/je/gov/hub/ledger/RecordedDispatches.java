package je.gov.hub.ledger;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import je.gov.hub.secret.Seal;
import je.gov.hub.system.SystemId;
import org.springframework.transaction.support.TransactionOperations;

/** The dispatches as the database holds them. */
final class RecordedDispatches implements Dispatches {

    private final DispatchTable table;
    private final TransactionOperations transactions;
    private final Seal seal;
    private final DispatchSignal signal;
    private final Clock clock;

    RecordedDispatches(
            DispatchTable table, TransactionOperations transactions, Seal seal, DispatchSignal signal, Clock clock) {
        this.table = table;
        this.transactions = transactions;
        this.seal = seal;
        this.signal = signal;
        this.clock = clock;
    }

    @Override
    public List<Dispatch> next(int most, Set<SystemId> without) {
        return table.next(most, without).stream().map(this::opened).toList();
    }

    private Dispatch opened(DispatchTable.Sealed sealed) {
        byte[] body = seal.open(sealed.body(), Places.of(sealed.delivery()));
        return new Dispatch(sealed.sequence(), sealed.delivery(), sealed.system(), sealed.subject(), body);
    }

    @Override
    public void carried(Collection<Dispatch> dispatches) {
        table.carried(dispatches);
    }

    @Override
    public long waiting() {
        return table.waiting();
    }

    @Override
    public Optional<String> journal() {
        return table.journal();
    }

    @Override
    public long adopt(String journal) {
        var dispatched = transactions.execute(status -> {
            table.lock();
            return table.adopt(journal, clock.instant());
        });
        signal.raise();
        return dispatched == null ? 0 : dispatched;
    }

    @Override
    public void await(Duration most) throws InterruptedException {
        signal.await(most);
    }
}
