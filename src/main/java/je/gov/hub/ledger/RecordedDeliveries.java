package je.gov.hub.ledger;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import je.gov.hub.subject.Subject;
import je.gov.hub.subject.Subjects;
import je.gov.hub.system.SystemId;
import org.springframework.transaction.support.TransactionOperations;

/** The deliveries as the database holds them. Each change is one statement, hence one transaction, where nothing else is said. */
final class RecordedDeliveries implements Deliveries {

    private final DeliveryTable table;
    private final StoppedTable stopped;
    private final Lines lines;
    private final Subjects subjects;
    private final Months months;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final SharedReceipts receipts;

    RecordedDeliveries(
            DeliveryTable table,
            StoppedTable stopped,
            Lines lines,
            Subjects subjects,
            Months months,
            TransactionOperations transactions,
            Clock clock) {
        this.table = table;
        this.stopped = stopped;
        this.lines = lines;
        this.subjects = subjects;
        this.months = months;
        this.transactions = transactions;
        this.clock = clock;
        this.receipts = new SharedReceipts(table::delivered);
    }

    @Override
    public Map<DeliveryId, Standing> standing(SystemId system, Collection<DeliveryId> deliveries) {
        var rows = table.standing(system, deliveries);
        var restricted = restricted(rows);
        var standing = new HashMap<DeliveryId, Standing>();
        deliveries.forEach(delivery -> standing.put(delivery, new Standing.Unknown()));
        rows.forEach(row -> standing.put(row.delivery(), standing(row, restricted)));
        return standing;
    }

    @Override
    public Set<DeliveryId> ended(SystemId system, Collection<DeliveryId> deliveries) {
        return table.over(system, deliveries);
    }

    private Set<Subject> restricted(List<DeliveryTable.Row> rows) {
        return subjects.restricted(rows.stream()
                .filter(row -> row.open() || row.turn())
                .map(DeliveryTable.Row::subject)
                .collect(Collectors.toSet()));
    }

    private static Standing standing(DeliveryTable.Row row, Set<Subject> restricted) {
        var open = new Standing.Open(
                row.subject(), row.type(), row.fields(), row.accepted(), restricted.contains(row.subject()));
        if (row.turn()) {
            return new Standing.InTurn(open);
        }
        if (row.ended()) {
            return new Standing.Ended();
        }
        if (row.parked()) {
            return new Standing.Parked();
        }
        return row.blocked() ? new Standing.Blocked(row.subject()) : open;
    }

    @Override
    public void delivered(List<Receipt> told) {
        if (told.isEmpty()) {
            return;
        }
        months.ready();
        receipts.record(told);
    }

    @Override
    public void quarantined(Setback setback) {
        months.ready();
        waits("refused", setback);
    }

    @Override
    public void held(Setback setback) {
        months.ready();
        waits("held", setback);
    }

    private void waits(String kind, Setback setback) {
        lines.change(List.of(setback.delivery()), () -> {
            table.waits(kind, setback);
            return kind;
        });
    }

    @Override
    public List<InTurn> inTurn(SystemId system, Collection<DeliveryId> without, int most) {
        return lines.inTurn(system, without, most);
    }

    @Override
    public void deliveredInTurn(List<Receipt> told) {
        if (told.isEmpty()) {
            return;
        }
        months.ready();
        transactions.executeWithoutResult(status -> table.deliveredInTurn(told));
    }

    @Override
    public void whenInTurn(Consumer<SystemId> listener) {
        lines.listen(listener);
    }

    @Override
    public void parked(SystemId system, Collection<DeliveryId> deliveries) {
        months.ready();
        transactions.executeWithoutResult(status -> {
            table.lockBlocks(system, deliveries);
            table.park(system, deliveries, clock.instant());
            refuseWhatIsStillOpen(system, deliveries);
        });
    }

    private void refuseWhatIsStillOpen(SystemId system, Collection<DeliveryId> deliveries) {
        var open = new HashSet<DeliveryId>();
        table.standing(system, deliveries).stream()
                .filter(DeliveryTable.Row::open)
                .forEach(row -> open.add(row.delivery()));
        if (!open.isEmpty()) {
            throw new NotBlockedException(system, open);
        }
    }

    @Override
    public void delayed(Setback setback) {
        months.ready();
        table.delayed(setback);
    }

    @Override
    public void stopped(SystemId system, String rule, String reason) {
        months.ready();
        stopped.stopped(system, rule, reason, clock.instant());
    }

    @Override
    public void resumed(SystemId system, String who, String why) {
        months.ready();
        stopped.resumed(system, who, why, clock.instant());
    }
}
