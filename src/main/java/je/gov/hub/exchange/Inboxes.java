package je.gov.hub.exchange;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import je.gov.hub.ledger.DeliveryId;
import je.gov.hub.system.SystemId;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.server.Queue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where each system's disclosures wait for it, on the broker: one durable queue a system, which nothing but its one
 * consumer empties. Safe for use by many threads.
 */
public final class Inboxes {

    private static final Logger LOG = LoggerFactory.getLogger(Inboxes.class);
    private static final String PREFIX = "inbox.";

    private final Broker broker;
    private final Set<SystemId> open = new ConcurrentSkipListSet<>();
    private volatile Supplier<? extends Collection<SystemId>> entitled = Set::of;
    private volatile boolean serving;

    Inboxes(Broker broker) {
        this.broker = broker;
    }

    /**
     * Says which systems are to have an inbox, now and whenever a disclosure comes for one that has none; opens theirs.
     *
     * @throws UnsafeBrokerException when the broker's settings for an inbox could lose something
     */
    public void serve(Supplier<? extends Collection<SystemId>> systems) {
        entitled = systems;
        open(systems.get());
        systems().stream().filter(system -> !open.contains(system)).forEach(this::keep);
    }

    /** Opens an inbox for each that has none; closes none. */
    public void open(Collection<SystemId> systems) {
        new TreeSet<>(systems).stream().filter(system -> !open.contains(system)).forEach(this::open);
    }

    /** A system that was taken away, or renamed, finds what waits for it when it comes back. */
    private void keep(SystemId system) {
        LOG.atWarn()
                .addKeyValue("system", system)
                .addKeyValue("waiting", waiting(system))
                .log("An inbox is kept for a system without an agreement");
    }

    /** The systems that have an inbox, those without an agreement included. */
    public Set<SystemId> systems() {
        var systems = new TreeSet<>(open);
        broker.server().getPostOffice().getAddresses().stream()
                .map(SimpleString::toString)
                .filter(name -> name.startsWith(PREFIX))
                .map(name -> new SystemId(name.substring(PREFIX.length())))
                .forEach(systems::add);
        return systems;
    }

    /** Whether the inboxes may be emptied: this node carries, and the ledger knows this broker's journal. */
    public boolean serving() {
        return serving;
    }

    /** Whether the broker that holds them is up. */
    public boolean there() {
        return broker.server().isActive();
    }

    /**
     * Becomes the consumer of a system's inbox. Nothing comes before it is asked for.
     *
     * @param arrivals gets each disclosure, on a thread of the broker's client
     * @param broken is told, perhaps more than once, when the connection is lost
     * @throws BrokerFailureException when the broker is not there, or there is no such inbox
     */
    public Inbox attach(SystemId system, Consumer<Arrival> arrivals, Runnable broken) {
        return Inbox.attach(broker, system, arrivals, broken);
    }

    /** How many disclosures are in a system's inbox, those in hand included; 0 where there is none, or no broker to ask. */
    public long waiting(SystemId system) {
        var queue = there() ? located(system) : null;
        return queue == null ? 0 : queue.getMessageCount();
    }

    /**
     * Every delivery that is in a system's inbox, first what waits and then what is in hand: what is taken meanwhile is seen all the
     * same, perhaps twice. What goes back into the inbox meanwhile may not be.
     */
    void look(SystemId system, Consumer<DeliveryId> found) {
        var queue = located(system);
        if (queue == null) {
            return;
        }
        queue.flushExecutor();
        try (var waiting = queue.browserIterator()) {
            while (waiting.hasNext()) {
                Arrival.delivery(waiting.next().getMessage()).ifPresent(found);
            }
        }
        queue.getDeliveringMessages().values().stream()
                .flatMap(List::stream)
                .forEach(one -> Arrival.delivery(one.getMessage()).ifPresent(found));
    }

    static String queue(SystemId system) {
        return PREFIX + system;
    }

    void serving(boolean now) {
        serving = now;
    }

    /** Opens the inbox of a system that should have one; whether it has one now. */
    boolean welcomes(SystemId system) {
        if (!open.contains(system) && entitled.get().contains(system)) {
            open(system);
        }
        return open.contains(system);
    }

    private synchronized void open(SystemId system) {
        var name = queue(system);
        refuse(
                system,
                NeverLoses.faults(
                        settings(name),
                        broker.server().getConfiguration(),
                        broker.properties().batch()));
        try {
            var queue = broker.server().createQueue(asked(name), true);
            refuse(system, NeverLoses.faults(queue));
        } catch (UnsafeBrokerException unsafe) {
            throw unsafe;
        } catch (Exception failed) {
            throw new BrokerFailureException("Cannot open the inbox of " + system, failed);
        }
        open.add(system);
    }

    private org.apache.activemq.artemis.core.settings.impl.AddressSettings settings(String name) {
        return broker.server().getAddressSettingsRepository().getMatch(name);
    }

    private static void refuse(SystemId system, List<String> faults) {
        if (!faults.isEmpty()) {
            throw new UnsafeBrokerException(system.value(), faults);
        }
    }

    private static QueueConfiguration asked(String name) {
        return QueueConfiguration.of(name)
                .setAddress(name)
                .setRoutingType(RoutingType.ANYCAST)
                .setDurable(true)
                .setExclusive(true)
                .setAutoCreateAddress(true)
                .setAutoCreated(false)
                .setAutoDelete(false)
                .setPurgeOnNoConsumers(false);
    }

    private @org.jspecify.annotations.Nullable Queue located(SystemId system) {
        return broker.server().locateQueue(SimpleString.of(queue(system)));
    }
}
