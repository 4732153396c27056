package je.gov.hub.operations;

import java.util.List;
import je.gov.hub.exchange.Relay;
import je.gov.hub.operations.ReadOnlyBean.Value;

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
                        Value.text(
                                "RelayWhy",
                                "Why it does not",
                                () -> relay.status().why()),
                        Value.text(
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
                                "EventsThatWait",
                                Long.class,
                                "Accepted events whose identifiers lead to two subjects, and what was told of these since: a person decides",
                                () -> overview.ledger()
                                        .map(Overview.Ledger::undecided)
                                        .orElse(null)),
                        new Value(
                                "SystemsThatNeedAPerson",
                                String[].class,
                                "Those with which, all or in part, nothing more happens until somebody does something",
                                () -> needy(overview)),
                        Value.text(
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
}
