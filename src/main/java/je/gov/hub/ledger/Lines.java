package je.gov.hub.ledger;

import java.util.Arrays;
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
    private final Supersession supersession;
    private final TurnSignal signal;

    Lines(
            LineTable table,
            TransactionOperations transactions,
            Seal seal,
            Supersession supersession,
            TurnSignal signal) {
        this.table = table;
        this.supersession = supersession;
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
        return table.turns(system, without, most).stream()
                .map(turn -> opened(system, turn))
                .toList();
    }

    private InTurn opened(SystemId system, LineTable.Turn turn) {
        byte[] body = seal.open(turn.sealed(), Places.of(turn.delivery()));
        return new InTurn(
                turn.delivery(),
                turn.subject(),
                turn.corrects() && !turn.handed() ? named(system, turn, body) : body,
                turn.attempts(),
                turn.repeated());
    }

    /** Kept as it goes now: what is handed over again goes as it was, since its key stands for that content. */
    private byte[] named(SystemId system, LineTable.Turn turn, byte[] body) {
        byte[] named = supersession.named(body, system, turn);
        if (!Arrays.equals(named, body)) {
            table.rename(turn.delivery(), seal.close(named, Places.of(turn.delivery())));
        }
        return named;
    }

    void listen(Consumer<SystemId> listener) {
        signal.listen(listener);
    }

    void raise(SystemId system) {
        signal.raise(system);
    }
}
