package je.gov.hub.operations;

import java.util.Set;
import java.util.TreeSet;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import je.gov.hub.exchange.Relay;
import je.gov.hub.system.SystemId;

/** The hub's MBeans: one for itself, and one for each connected system as long as it has an inbox or a route. One thread. */
final class HubBeans {

    private final MBeanServer server;
    private final Overview overview;
    private final Set<SystemId> registered = new TreeSet<>();

    HubBeans(MBeanServer server, Overview overview, Relay relay) {
        this.server = server;
        this.overview = overview;
        register(hub(), HubFigures.of(overview, relay));
    }

    /** As systems come and go. */
    void follow() {
        var now = overview.systems().keySet();
        now.stream()
                .filter(registered::add)
                .forEach(system -> register(of(system), SystemFigures.of(overview, system)));
        var gone = new TreeSet<>(registered);
        gone.removeAll(now);
        gone.forEach(system -> unregister(of(system)));
        registered.removeAll(gone);
    }

    void close() {
        registered.forEach(system -> unregister(of(system)));
        registered.clear();
        unregister(hub());
    }

    /** Whoever had the name before, in this JVM, is no longer looked after. */
    private void register(ObjectName name, ReadOnlyBean bean) {
        try {
            unregister(name);
            server.registerMBean(bean, name);
        } catch (JMException refused) {
            throw new BrokenConsoleException(name, refused);
        }
    }

    private void unregister(ObjectName name) {
        try {
            if (server.isRegistered(name)) {
                server.unregisterMBean(name);
            }
        } catch (JMException refused) {
            throw new BrokenConsoleException(name, refused);
        }
    }

    private static ObjectName hub() {
        return name("type=Hub");
    }

    private static ObjectName of(SystemId system) {
        return name("type=ConnectedSystem,name=" + system);
    }

    private static ObjectName name(String keys) {
        try {
            return new ObjectName("je.gov.hub:" + keys);
        } catch (JMException impossible) {
            throw new BrokenConsoleException(keys, impossible);
        }
    }
}
