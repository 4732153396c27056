package je.gov.hub.route.camel;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import je.gov.hub.connector.Connector;
import je.gov.hub.connector.ConnectorFolder;
import je.gov.hub.connector.camel.ConnectorLoading;
import je.gov.hub.connector.camel.ConnectorLoading.Loaded;
import je.gov.hub.event.Mistake;
import je.gov.hub.route.RouteFile;
import je.gov.hub.route.RouteFolder;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What runs of the two folders, and its way to what they say now. Each file is on its own: one with a mistake changes nothing of what runs, and says why
 * in the log; the others are as good as they are.
 */
final class PluggedIn {

    private static final Logger LOG = LoggerFactory.getLogger(PluggedIn.class);

    private final ConnectorFolder connectorFolder;
    private final RouteFolder routeFolder;
    private final Predicate<String> systems;
    private final ConnectorLoading connectorLoading;
    private final RouteLoading routeLoading;
    private final Map<String, Connector> connectors = new TreeMap<>();
    private final Map<String, RouteLoading.Running> running = RouteLoading.none();

    PluggedIn(ConnectorFolder connectorFolder, RouteFolder routeFolder, Predicate<String> systems, CamelContext camel) {
        this.connectorFolder = connectorFolder;
        this.routeFolder = routeFolder;
        this.systems = systems;
        this.connectorLoading = new ConnectorLoading(camel);
        this.routeLoading = new RouteLoading(camel);
    }

    /** Reads both folders and makes what runs like them, as far as they are good. */
    synchronized void refresh() {
        var declared = connectorFolder.read();
        declared.allMistakes().forEach(PluggedIn::log);
        var routes = routeFolder.read(declared, systems);
        routes.allMistakes().forEach(PluggedIn::log);

        var known = known(routes);
        running.keySet().stream()
                .filter(file -> !known.containsKey(file))
                .toList()
                .forEach(this::unplug);
        declared.connectors().values().forEach(connector -> renew(connector, routes.files()));
        routes.files().values().forEach(this::plugIn);
        connectors.keySet().stream()
                .filter(name -> !declared.names().contains(name))
                .toList()
                .forEach(this::forget);
    }

    private static Map<String, Boolean> known(RouteFolder.Contents routes) {
        var known = new TreeMap<String, Boolean>();
        routes.files().keySet().forEach(file -> known.put(file, true));
        routes.mistakes().keySet().forEach(file -> known.put(file, false));
        return known;
    }

    /**
     * A changed connector: what uses it is stopped, and started with the new one. Much of what is wrong with a Kamelet Camel finds only when
     * a route starts, so the old one is kept until all its users run; else it goes on, and they with it.
     */
    private void renew(Connector connector, Map<String, RouteFile> declared) {
        var before = connectors.get(connector.name());
        if (before != null && before.made().equals(connector.made())) {
            return;
        }
        var users = running.values().stream()
                .map(RouteLoading.Running::file)
                .filter(file -> file.uses(connector.name()))
                .toList();
        var loaded = connectorLoading.loaded(connector.name());
        users.forEach(file -> unplug(file.file()));
        try {
            connectorLoading.load(connector.name(), connector.file());
            connectors.put(connector.name(), connector);
            for (var user : users) {
                start(declared.getOrDefault(user.file(), user));
            }
            LOG.atInfo().addKeyValue("connector", connector.name()).log("Connector loaded");
        } catch (Exception | StackOverflowError refused) {
            log(new Mistake(connector.file().toString(), 1, 1, reason(refused)));
            users.forEach(file -> unplug(file.file()));
            goBack(connector.name(), before, loaded);
            users.forEach(this::started);
        }
    }

    private void goBack(String name, @Nullable Connector before, Loaded loaded) {
        try {
            connectorLoading.putBack(name, loaded);
        } catch (Exception stuck) {
            log(new Mistake(name, 1, 1, reason(stuck)));
        }
        if (before == null) {
            connectors.remove(name);
        } else {
            connectors.put(name, before);
        }
    }

    private void plugIn(RouteFile file) {
        var before = running.get(file.file());
        if (before != null && before.file().text().equals(file.text())) {
            return;
        }
        if (before != null) {
            unplug(file.file());
        }
        if (!started(file) && before != null) {
            started(before.file());
        }
    }

    private void start(RouteFile file) throws Exception {
        running.put(file.file(), routeLoading.load(file, connectors));
        LOG.atInfo().addKeyValue("file", file.file()).log("Routes loaded");
    }

    private boolean started(RouteFile file) {
        try {
            start(file);
            return true;
        } catch (Exception refused) {
            log(new Mistake(file.file(), 1, 1, reason(refused)));
            return false;
        }
    }

    private void unplug(String file) {
        var gone = running.remove(file);
        try {
            if (gone != null) {
                routeLoading.unload(gone);
                LOG.atInfo().addKeyValue("file", file).log("Routes stopped");
            }
        } catch (Exception stuck) {
            log(new Mistake(file, 1, 1, reason(stuck)));
        }
    }

    private void forget(String name) {
        try {
            if (running.values().stream().noneMatch(one -> one.file().uses(name))) {
                connectorLoading.remove(name);
                connectors.remove(name);
                LOG.atInfo().addKeyValue("connector", name).log("Connector taken away");
            }
        } catch (Exception stuck) {
            log(new Mistake(name, 1, 1, reason(stuck)));
        }
    }

    /** Camel's innermost words; they name endpoints without their secrets. */
    private static String reason(Throwable refused) {
        var cause = refused;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return "Camel does not take it: " + cause.getMessage();
    }

    private static void log(Mistake mistake) {
        LOG.atError()
                .addKeyValue("file", mistake.file())
                .addKeyValue("line", mistake.line())
                .addKeyValue("column", mistake.column())
                .addKeyValue("mistake", mistake.message())
                .log("A file is not in use because of a mistake; what ran before goes on");
    }
}
