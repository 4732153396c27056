package je.gov.hub.route.camel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import je.gov.hub.connector.Connector;
import je.gov.hub.route.RouteFile;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Route;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.RouteBuilderLifecycleStrategy;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** Gives one file of routes to Camel, and takes it away again with everything that came of it. Not safe for use by several threads. */
final class RouteLoading {

    private static final String KEY = "je.gov.hub/key";
    private static final String MADE = "je.gov.hub/made";
    private static final Pattern KAMELET = Pattern.compile("^kamelet:(?://)?([^?/]+)(?=$|\\?)");

    private final CamelContext camel;

    RouteLoading(CamelContext camel) {
        this.camel = camel;
    }

    /**
     * What runs because of one file.
     *
     * @param routes the ids of its routes, those of its Kamelets included
     * @param endpoints the Kamelets' endpoints
     */
    record Running(RouteFile file, Set<String> routes, Collection<Endpoint> endpoints) {}

    /** Loads a file and starts its routes. Where one cannot start, none runs. */
    Running load(RouteFile file, Map<String, Connector> connectors) throws Exception {
        var routesBefore = ids();
        var endpointsBefore = kamelets();
        try {
            var resource = ResourceHelper.fromString("file:" + file.file(), file.text());
            for (var builder : PluginHelper.getRoutesLoader(camel).findRoutesBuilders(resource)) {
                camel.addRoutes(said(builder, file, connectors));
            }
            return since(file, routesBefore, endpointsBefore);
        } catch (Exception failed) {
            unload(since(file, routesBefore, endpointsBefore));
            throw failed;
        }
    }

    private Running since(RouteFile file, Set<String> routesBefore, Collection<Endpoint> endpointsBefore) {
        var routes = new TreeSet<>(ids());
        routes.removeAll(routesBefore);
        var endpoints = new ArrayList<>(kamelets());
        endpoints.removeAll(endpointsBefore);
        return new Running(file, routes, endpoints);
    }

    private Set<String> ids() {
        var ids = camel.getRoutes().stream().map(Route::getRouteId).collect(Collectors.toCollection(TreeSet::new));
        ((ModelCamelContext) camel).getRouteDefinitions().forEach(definition -> ids.add(definition.getRouteId()));
        return ids;
    }

    private Collection<Endpoint> kamelets() {
        return camel.getEndpoints().stream()
                .filter(endpoint -> endpoint.getEndpointUri().startsWith("kamelet:"))
                .toList();
    }

    /** Says on each route, for whoever hands disclosures to it, what its connector says of itself. */
    private static RoutesBuilder said(RoutesBuilder builder, RouteFile file, Map<String, Connector> connectors) {
        if (builder instanceof RouteBuilder routes) {
            routes.addLifecycleInterceptor(new RouteBuilderLifecycleStrategy() {
                @Override
                public void afterConfigure(RouteBuilder configured) {
                    configured.getRouteCollection().getRoutes().forEach(route -> {
                        name(route);
                        say(route, file, connectors);
                    });
                }
            });
        }
        return builder;
    }

    /**
     * Names each of a route's Kamelets after the route. Without a name of its own, one that another file uses with equal parameters would be
     * the same, and gone with whichever file goes first.
     */
    private static void name(RouteDefinition route) {
        var from = route.getInput();
        from.setUri(named(from.getUri(), route.getRouteId(), ""));
        var more = ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), ToDefinition.class).stream()
                .filter(to -> KAMELET.matcher(to.getUri()).find())
                .toList();
        for (int index = 0; index < more.size(); index++) {
            var to = more.get(index);
            to.setUri(named(to.getUri(), route.getRouteId(), index == 0 ? "" : "." + index));
        }
    }

    private static String named(String uri, String route, String suffix) {
        return KAMELET.matcher(uri).replaceFirst("kamelet:$1/" + Matcher.quoteReplacement(route) + ".$1" + suffix);
    }

    private static void say(RouteDefinition route, RouteFile file, Map<String, Connector> connectors) {
        var used = file.routes().stream()
                .filter(one -> one.id().equals(route.getRouteId()))
                .flatMap(one -> one.connectors().stream())
                .map(connectors::get)
                .toList();
        boolean honoured = !used.isEmpty() && used.stream().allMatch(Connector::keyHonoured);
        route.routeProperty(KEY, honoured ? "honoured" : "none");
        route.routeProperty(
                MADE, used.stream().map(one -> one.name() + " " + one.made()).collect(Collectors.joining(", ")));
    }

    /** Stops and takes away, whatever of it there is: first what begins, then what is called. */
    void unload(Running running) throws Exception {
        var model = (ModelCamelContext) camel;
        var own = running.file().routes().stream().map(RouteFile.PluggedIn::id).toList();
        var ordered = new ArrayList<>(own);
        running.routes().stream().filter(id -> !own.contains(id)).forEach(ordered::add);
        for (var id : ordered.stream().filter(running.routes()::contains).toList()) {
            if (camel.getRoute(id) != null) {
                camel.getRouteController().stopRoute(id);
                camel.removeRoute(id);
            }
            var definition = model.getRouteDefinition(id);
            if (definition != null) {
                model.removeRouteDefinition(definition);
            }
        }
        for (var endpoint : List.copyOf(running.endpoints())) {
            camel.removeEndpoint(endpoint);
        }
    }

    static Map<String, Running> none() {
        return new TreeMap<>();
    }
}
