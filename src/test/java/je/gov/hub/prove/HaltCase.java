package je.gov.hub.prove;

import java.time.Duration;
import java.util.Random;
import je.gov.hub.prove.Debugger.Edge;
import je.gov.hub.prove.Debugger.Place;

/** The hub ends at a named point of the line, between two steps that a crash can part. */
enum HaltCase implements Case {
    /** Everything is written, nothing is committed. */
    BEFORE_ACCEPTANCE_COMMIT("ledger.Acceptances", "wakeTheRelayAfterCommit", Edge.ENTRY),
    /** Committed; the teller has no answer yet. */
    AFTER_ACCEPTANCE_COMMIT("ledger.DispatchSignal", "raise", Edge.ENTRY),
    BEFORE_RELAY_SEND("exchange.Relay", "carry", Edge.ENTRY),
    /** In the inboxes; the ledger still says that it is to be carried. */
    BEFORE_DISPATCH_DELETE("ledger.RecordedDispatches", "carried", Edge.ENTRY),
    AFTER_DISPATCH_DELETE("ledger.RecordedDispatches", "carried", Edge.EXIT),
    BEFORE_IN_HAND_RECORD("delivery.InHand", "taken", Edge.ENTRY),
    /** The record says that it is in hand; the partner has not heard of it. */
    BEFORE_HAND_OVER("component.InboxConsumer", "handOver", Edge.ENTRY),
    /** The partner has taken it; the ledger does not know. */
    BEFORE_RECEIPT_COMMIT("ledger.RecordedDeliveries", "delivered", Edge.ENTRY),
    /** The ledger knows; the record of what is in hand and the inbox do not. */
    AFTER_RECEIPT_COMMIT("ledger.RecordedDeliveries", "delivered", Edge.EXIT),
    BEFORE_ACKNOWLEDGEMENT("delivery.Settlement", "acknowledge", Edge.ENTRY),
    AFTER_ACKNOWLEDGEMENT("delivery.Settlement", "acknowledge", Edge.EXIT),
    BEFORE_CURSOR_MOVE("ledger.Acceptances", "move", Edge.ENTRY),
    /** Committed; whoever read the page does not know. */
    AFTER_CURSOR_MOVE("intake.AcceptingIntake", "tellPage", Edge.EXIT),
    /** The file's rows are accepted; it is still where the parish put it. */
    BEFORE_FILE_MOVE(Edge.ENTRY),
    AFTER_FILE_MOVE(Edge.EXIT);

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final String type;
    private final String method;
    private final Edge edge;

    HaltCase(String type, String method, Edge edge) {
        this.type = "je.gov.hub." + type;
        this.method = method;
        this.edge = edge;
    }

    HaltCase(Edge edge) {
        type = "org.apache.camel.component.file.strategy.GenericFileRenameProcessStrategy";
        method = "commit";
        this.edge = edge;
    }

    @Override
    public void strike(Ground ground, Random random) {
        try (var debugger = Debugger.attach(ground.island().hub().debugger())) {
            debugger.halt(new Place(type, method, edge), LONGEST);
            ground.island().killHub();
        }
        ground.island().startHub();
    }

    @Override
    public int deaths() {
        return 1;
    }
}
