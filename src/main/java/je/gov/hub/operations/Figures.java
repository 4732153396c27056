package je.gov.hub.operations;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import je.gov.hub.system.SystemId;

/** The metrics of each connected system, as long as it has an inbox or a route, and of the way there. One thread. */
final class Figures {

    private static final String TAG = "system";

    private final MeterRegistry registry;
    private final Overview overview;
    private final Map<SystemId, List<Meter>> gauges = new HashMap<>();
    private final Map<SystemId, Long> delivered = new HashMap<>();

    Figures(MeterRegistry registry, Overview overview) {
        this.registry = registry;
        this.overview = overview;
        gauge(
                "hub.dispatch.waiting",
                "Disclosures that wait to be carried to their inboxes",
                Overview.Ledger::dispatches);
        gauge(
                "hub.events.waiting",
                "Events that wait for a person to say whom they are about",
                Overview.Ledger::undecided);
    }

    /** As systems come and go, and deliver. */
    void follow() {
        var systems = overview.systems();
        var gone = new TreeSet<>(gauges.keySet());
        gone.removeAll(systems.keySet());
        gone.forEach(this::remove);
        systems.keySet().forEach(system -> gauges.computeIfAbsent(system, this::gauges));
        systems.values().forEach(this::count);
    }

    private List<Meter> gauges(SystemId system) {
        var made = new ArrayList<Meter>();
        made.add(gauge(
                "hub.waiting",
                "Disclosures in the inbox",
                system,
                one -> one.lane().waiting()));
        made.add(gauge(
                "hub.in.hand",
                "Handed over and not yet answered",
                system,
                one -> one.lane().inHand()));
        made.add(gauge(
                "hub.quarantined", "Refused or held: a person decides", system, one -> one.quarantined() + one.held()));
        made.add(gauge("hub.parked", "Behind one that was refused or held", system, SystemStanding::parked));
        return made;
    }

    private Meter gauge(String name, String description, SystemId system, ToDoubleFunction<SystemStanding> figure) {
        return Gauge.builder(
                        name,
                        overview,
                        now -> now.of(system).map(figure::applyAsDouble).orElse(Double.NaN))
                .description(description)
                .tag(TAG, system.value())
                .register(registry);
    }

    private void remove(SystemId system) {
        Objects.requireNonNull(gauges.remove(system)).forEach(registry::remove);
        delivered.remove(system);
    }

    /** A lane counts from its route's start; the counter goes on. */
    private void count(SystemStanding one) {
        long now = one.lane().delivered();
        Long before = delivered.put(one.system(), now);
        long more = before == null || now < before ? now : now - before;
        Counter.builder("hub.delivered")
                .description("Delivered since the hub was started")
                .tag(TAG, one.system().value())
                .register(registry)
                .increment((double) more);
    }

    /** Of all systems together. */
    private void gauge(String name, String description, ToLongFunction<Overview.Ledger> figure) {
        Gauge.builder(
                        name,
                        overview,
                        now -> now.ledger()
                                .map(ledger -> (double) figure.applyAsLong(ledger))
                                .orElse(Double.NaN))
                .description(description)
                .register(registry);
    }
}
