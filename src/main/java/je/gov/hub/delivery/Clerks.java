package je.gov.hub.delivery;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import je.gov.hub.delivery.LaneStatus.State;
import je.gov.hub.system.SystemId;

/** One clerk for each system that is plugged in. */
final class Clerks implements Delivery, AutoCloseable {

    private final Bench bench;
    private final Map<SystemId, Clerk> clerks = new ConcurrentHashMap<>();

    Clerks(Bench bench) {
        this.bench = bench;
        InHand.judge(bench.properties().folder(), bench.solitude());
        InHand.sweep(bench.properties().folder(), bench.solitude(), bench.deliveries()::ended);
        bench.deliveries().whenInTurn(this::lookAgain);
    }

    /** Without the lock: whoever decides does not wait for a system that is being unplugged. */
    private void lookAgain(SystemId system) {
        var clerk = clerks.get(system);
        if (clerk != null) {
            clerk.lookAgain();
        }
    }

    @Override
    public synchronized void register(SystemId system, HandOver handOver, Terms terms) {
        deregister(system);
        bench.inboxes().open(Set.of(system));
        var clerk = new Clerk(system, handOver, terms, bench);
        clerks.put(system, clerk);
        clerk.start();
    }

    @Override
    public synchronized void deregister(SystemId system) {
        var clerk = clerks.remove(system);
        if (clerk != null) {
            clerk.close();
        }
    }

    @Override
    public synchronized void suspend(SystemId system) {
        var clerk = clerks.get(system);
        if (clerk != null) {
            clerk.suspend("its route is suspended");
        }
    }

    @Override
    public void resume(SystemId system) {
        goOn(system, "hub", "route resumed");
    }

    @Override
    public synchronized void suspend(SystemId system, String who, String why) {
        bench.systems().suspend(system, who, why);
        var clerk = clerks.get(system);
        if (clerk != null) {
            clerk.suspend(why);
        }
    }

    @Override
    public void resume(SystemId system, String who, String why) {
        bench.systems().resume(system, who, why);
        goOn(system, who, why);
    }

    private synchronized void goOn(SystemId system, String who, String why) {
        var clerk = clerks.get(system);
        if (clerk != null) {
            clerk.resume(who, why);
        }
    }

    @Override
    public synchronized List<LaneStatus> status() {
        var systems = new TreeSet<>(bench.inboxes().systems());
        systems.addAll(clerks.keySet());
        return systems.stream().map(this::status).toList();
    }

    /** The hub stops: all take nothing more, at once, so that whoever closes one after another has one patience for them all. */
    void leave() {
        clerks.values().forEach(Clerk::leave);
    }

    @Override
    public synchronized void close() {
        leave();
        List.copyOf(clerks.keySet()).forEach(this::deregister);
        bench.lanes().shutdown();
    }

    private LaneStatus status(SystemId system) {
        long waiting = bench.inboxes().waiting(system);
        var clerk = clerks.get(system);
        return clerk == null
                ? new LaneStatus(
                        system, State.UNPLUGGED, waiting, 0, 0, bench.clock().instant(), unplugged(system), null)
                : clerk.status(waiting);
    }

    private String unplugged(SystemId system) {
        return bench.agreements().of(system).isPresent()
                ? "no route empties it"
                : "its agreement is gone; what waits is kept until it comes back";
    }
}
