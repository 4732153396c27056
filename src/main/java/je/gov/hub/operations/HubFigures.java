package je.gov.hub.operations;

import java.util.List;
import java.util.function.Supplier;
import je.gov.hub.exchange.Relay;
import je.gov.hub.operations.ReadOnlyBean.Value;
import org.jspecify.annotations.Nullable;

/** What an operator reads of the hub itself. */
final class HubFigures {

    private HubFigures() {}

    static ReadOnlyBean of(Overview overview, Relay relay) {
        return new ReadOnlyBean(
                "How the hub stands",
                List.of(
                        new Value(
                                "RelayCarries",
                                Boolean.class,
                                "Whether what is accepted is carried to the inboxes as it comes",
                                () -> relay.status().carries()),
                        text("RelayWhy", "Why it does not", () -> relay.status().why()),
                        text(
                                "Journal",
                                "Which broker journal the inboxes are in",
                                () -> relay.status().journal()),
                        new Value(
                                "DispatchWaiting",
                                Long.class,
                                "Disclosures that wait to be carried to their inboxes",
                                () -> overview.ledger()
                                        .map(Overview.Ledger::dispatches)
                                        .orElse(null)),
                        new Value(
                                "SystemsThatNeedAPerson",
                                String[].class,
                                "Those with which, all or in part, nothing more happens until somebody does something",
                                () -> needy(overview)),
                        text(
                                "LedgerSeen",
                                "When the ledger last said how many wait",
                                () -> overview.ledger().map(Overview.Ledger::at).orElse(null))));
    }

    private static String[] needy(Overview overview) {
        return overview.systems().values().stream()
                .filter(SystemStanding::needsPerson)
                .map(one -> one.system().value())
                .toArray(String[]::new);
    }

    private static Value text(String name, String description, Supplier<? extends @Nullable Object> figure) {
        return new Value(name, String.class, description, () -> {
            var now = figure.get();
            return now == null ? null : now.toString();
        });
    }
}
