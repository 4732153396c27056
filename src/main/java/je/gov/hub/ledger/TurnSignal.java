package je.gov.hub.ledger;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import je.gov.hub.system.SystemId;

/** Says on this node that something of a system may go from the ledger; what other nodes decide is found by looking. */
final class TurnSignal {

    private final List<Consumer<SystemId>> listeners = new CopyOnWriteArrayList<>();

    void listen(Consumer<SystemId> listener) {
        listeners.add(listener);
    }

    void raise(SystemId system) {
        listeners.forEach(listener -> listener.accept(system));
    }
}
