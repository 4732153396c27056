package je.gov.hub.operations;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import je.gov.hub.ledger.Backlog;
import je.gov.hub.operations.ReadOnlyBean.Value;
import je.gov.hub.system.SystemId;
import org.jspecify.annotations.Nullable;

/** What an operator reads of one connected system. */
final class SystemFigures {

    private final Overview overview;
    private final SystemId system;

    private SystemFigures(Overview overview, SystemId system) {
        this.overview = overview;
        this.system = system;
    }

    static ReadOnlyBean of(Overview overview, SystemId system) {
        return new ReadOnlyBean("How " + system + " stands", new SystemFigures(overview, system).values());
    }

    private List<Value> values() {
        return List.of(
                text("System", "Which system", SystemStanding::system),
                text("State", "What its way out is doing", one -> one.lane().state()),
                text(
                        "Since",
                        "Since when it is in this state",
                        one -> one.lane().since()),
                text(
                        "Why",
                        "What it waits for; nothing while it flows",
                        one -> one.lane().why()),
                text(
                        "NextTry",
                        "When it tries again, where it waits for a time",
                        one -> one.lane().next()),
                new Value(
                        "NeedsAPerson",
                        Boolean.class,
                        "Whether nothing more happens, with all or some of it, until somebody does something",
                        () -> of(SystemStanding::needsPerson)),
                count(
                        "Waiting",
                        "Disclosures in its inbox, those in hand included",
                        one -> one.lane().waiting()),
                count("InHand", "Handed over and not yet answered", one ->
                        (long) one.lane().inHand()),
                count(
                        "Delivered",
                        "Delivered since its route was started",
                        one -> one.lane().delivered()),
                ledgers("Quarantined", "Refused by the system", Backlog::quarantined),
                ledgers("Held", "Held by the hub", Backlog::held),
                ledgers("Parked", "Wait behind one that was refused or held", Backlog::parked),
                text(
                        "OldestForAPerson",
                        "Since when the first of those waits",
                        one -> one.backlog() == null
                                ? null
                                : Objects.requireNonNull(one.backlog()).oldest()));
    }

    private Value text(String name, String description, Function<SystemStanding, @Nullable Object> figure) {
        return Value.text(name, description, () -> of(figure));
    }

    private Value count(String name, String description, Function<SystemStanding, @Nullable Object> figure) {
        return new Value(name, Long.class, description, () -> of(figure));
    }

    /** Unknown, and not 0, until the ledger has answered. */
    private Value ledgers(String name, String description, Function<Backlog, Long> figure) {
        return count(
                name,
                description,
                one -> overview.ledger()
                        .map(said -> one.backlog() == null ? Long.valueOf(0L) : figure.apply(one.backlog()))
                        .orElse(null));
    }

    private @Nullable Object of(Function<SystemStanding, @Nullable Object> figure) {
        var now = overview.of(system);
        return now.isEmpty() ? null : figure.apply(now.get());
    }
}
