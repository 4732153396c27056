package je.gov.hub.component;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import je.gov.hub.delivery.Delivery;
import je.gov.hub.delivery.HandOver;
import je.gov.hub.delivery.LaneStatus;
import je.gov.hub.delivery.Terms;
import je.gov.hub.system.SystemId;

/** A delivery without lanes: remembers what was plugged in, and hands over when a test says so. */
class PluggedIn implements Delivery {

    final Map<SystemId, HandOver> handOvers = new ConcurrentHashMap<>();
    final Map<SystemId, Terms> terms = new ConcurrentHashMap<>();
    final Map<SystemId, LaneStatus.State> states = new ConcurrentHashMap<>();

    @Override
    public void register(SystemId system, HandOver handOver, Terms said) {
        handOvers.put(system, handOver);
        terms.put(system, said);
        states.put(system, LaneStatus.State.FLOWING);
    }

    @Override
    public void deregister(SystemId system) {
        handOvers.remove(system);
        states.remove(system);
    }

    @Override
    public void suspend(SystemId system) {
        states.put(system, LaneStatus.State.SUSPENDED);
    }

    @Override
    public void resume(SystemId system) {
        states.put(system, LaneStatus.State.FLOWING);
    }

    @Override
    public void suspend(SystemId system, String who, String why) {
        suspend(system);
    }

    @Override
    public void resume(SystemId system, String who, String why) {
        resume(system);
    }

    @Override
    public List<LaneStatus> status() {
        var all = new ArrayList<LaneStatus>();
        states.forEach((system, state) -> all.add(new LaneStatus(system, state, 0, 0, 0, Instant.EPOCH, null, null)));
        return all;
    }
}
