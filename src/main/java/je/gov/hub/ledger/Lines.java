package je.gov.hub.ledger;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import je.gov.hub.secret.Seal;
import je.gov.hub.system.SystemId;
import org.springframework.transaction.support.TransactionOperations;

/** The lines of subjects that go from the ledger: each changed alone, and with the change its first has the turn. */
final class Lines {

    private final LineTable table;
    private final TransactionOperations transactions;
    private final Seal seal;
    private final TurnSignal signal;

    Lines(LineTable table, TransactionOperations transactions, Seal seal, TurnSignal signal) {
        this.table = table;
        this.transactions = transactions;
        this.seal = seal;
        this.signal = signal;
    }

    /** Changes the lines that deliveries belong to, in one transaction. What the ledger does not know has none. */
    <T> T change(Collection<DeliveryId> deliveries, Supplier<T> change) {
        return Objects.requireNonNull(transactions.execute(status -> {
            table.lock(deliveries);
            var changed = change.get();
            table.advance(deliveries);
            return changed;
        }));
    }

    List<InTurn> inTurn(SystemId system, Collection<DeliveryId> without, int most) {
        return table.turns(system, without, most).stream().map(this::opened).toList();
    }

    private InTurn opened(LineTable.Turn turn) {
        byte[] body = seal.open(turn.sealed(), Places.of(turn.delivery()));
        return new InTurn(turn.delivery(), turn.subject(), body, turn.attempts(), turn.repeated());
    }

    void listen(Consumer<SystemId> listener) {
        signal.listen(listener);
    }

    void raise(SystemId system) {
        signal.raise(system);
    }
}
