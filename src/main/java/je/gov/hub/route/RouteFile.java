package je.gov.hub.route;

import java.util.List;
import java.util.Optional;

/**
 * One file of routes.
 *
 * @param file its path
 * @param text what is in it, character for character
 */
public record RouteFile(String file, String text, List<PluggedIn> routes) {

    public RouteFile {
        routes = List.copyOf(routes);
    }

    /**
     * One route: a system that is plugged in.
     *
     * @param id unique among all files
     * @param inbox the system whose inbox it empties, if it does
     * @param outboxes the systems for whom it tells
     * @param connectors the names of the Kamelets it uses
     */
    public record PluggedIn(String id, Optional<String> inbox, List<String> outboxes, List<String> connectors) {
        public PluggedIn {
            outboxes = List.copyOf(outboxes);
            connectors = List.copyOf(connectors);
        }
    }

    /** Whether one of its routes uses this connector. */
    public boolean uses(String connector) {
        return routes.stream().anyMatch(route -> route.connectors().contains(connector));
    }
}
