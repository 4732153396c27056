package je.gov.hub.ledger;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What waits for a person, as the database holds it. */
final class RecordedQuarantines implements Quarantines {

    private final QuarantineTable table;
    private final AcceptanceTable disclosures;
    private final Supersession supersession;
    private final Sealing sealing;
    private final OriginReading events;
    private final Lines lines;
    private final Months months;
    private final Clock clock;

    RecordedQuarantines(
            QuarantineTable table,
            AcceptanceTable disclosures,
            Supersession supersession,
            Sealing sealing,
            OriginReading events,
            Lines lines,
            Months months,
            Clock clock) {
        this.table = table;
        this.disclosures = disclosures;
        this.supersession = supersession;
        this.sealing = sealing;
        this.events = events;
        this.lines = lines;
        this.months = months;
        this.clock = clock;
    }

    @Override
    public List<Quarantined> find(Sought sought, @Nullable Bookmark after, int most) {
        return table.find(sought, after, most);
    }

    @Override
    public Optional<Quarantined> of(DeliveryId delivery) {
        return table.of(delivery);
    }

    @Override
    public Decided release(DeliveryId delivery, String who, String why) {
        return decided(delivery, waiting -> {
            if (!waiting.withBody()) {
                return Decided.WITHOUT_BODY;
            }
            if (waiting.rule().equals(QuarantineTable.NOTHING_TO_CORRECT)) {
                return Decided.NOTHING_TO_CORRECT;
            }
            table.release(delivery, who, why, clock.instant());
            return Decided.DONE;
        });
    }

    @Override
    public Decided discard(DeliveryId delivery, String who, String why) {
        return decided(delivery, waiting -> {
            table.discard(delivery, who, why, clock.instant());
            table.corrections(delivery).stream().filter(this::correctsNothing).forEach(this::hold);
            return Decided.DONE;
        });
    }

    /** It was to go because the system is told what it corrects. */
    private boolean correctsNothing(QuarantineTable.Correction parked) {
        return supersession
                .told(parked.system(), parked.event(), parked.sequence(), Map.of())
                .isEmpty();
    }

    private void hold(QuarantineTable.Correction parked) {
        table.hold(parked, clock.instant());
    }

    @Override
    public Optional<Origin> origin(DeliveryId delivery) {
        return table.origin(delivery).map(events::open);
    }

    @Override
    public Optional<ToldBefore> toldBefore(Origin origin, Map<EventKey, Disclosure> madeAnew) {
        return supersession.told(origin.receiver(), origin.key(), origin.sequence(), madeAnew);
    }

    @Override
    public Decided amend(DeliveryId delivery, Disclosure anew, String who, String why) {
        return decided(delivery, waiting -> {
            var made = sealing.seal(anew, Objects.requireNonNull(waiting.event()));
            disclosures.disclosures(List.of(made));
            table.amend(delivery, made, who, why, clock.instant());
            return Decided.DONE;
        });
    }

    /** Asks again under the lock of the line, since another may have decided meanwhile. */
    private Decided decided(DeliveryId delivery, Function<Quarantined, Decided> decision) {
        months.ready();
        var waiting = table.of(delivery);
        var decided = waiting.isEmpty()
                ? Decided.NOT_WAITING
                : lines.change(
                        List.of(delivery),
                        () -> table.of(delivery).map(decision).orElse(Decided.NOT_WAITING));
        waiting.ifPresent(one -> lines.raise(one.system()));
        return decided;
    }
}
