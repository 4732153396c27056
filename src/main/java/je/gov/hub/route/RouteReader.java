package je.gov.hub.route;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import je.gov.hub.connector.CamelForm;
import je.gov.hub.connector.Connector;
import je.gov.hub.connector.ConnectorFolder;
import je.gov.hub.connector.WrittenYaml;
import je.gov.hub.route.RouteFile.PluggedIn;

/** Reads one file of routes against the connectors and systems there are. */
final class RouteReader {

    private static final Pattern HUB = Pattern.compile("hub:(inbox|outbox|cursor):([^?]*).*");
    private static final Pattern KAMELET = Pattern.compile("kamelet:([^?/]+)(?:\\?(.*))?");

    /** A raw value goes to the bracket that ends it, whatever is in between. */
    private static final Pattern PARAMETER =
            Pattern.compile("([^=&]+)(?:=(?:RAW\\(.*?\\)|RAW\\{.*?\\}|[^&]*))?(?=&|$)");

    private final CamelForm form;
    private final ConnectorFolder.Contents connectors;
    private final Predicate<String> systems;

    RouteReader(CamelForm form, ConnectorFolder.Contents connectors, Predicate<String> systems) {
        this.form = form;
        this.connectors = connectors;
        this.systems = systems;
    }

    /** What a route's endpoints name, gathered on the way through it. */
    private record Found(List<String> inboxes, List<String> outboxes, List<String> connectors) {
        Found() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    RouteFile read(WrittenYaml written) {
        var routes = new ArrayList<PluggedIn>();
        if (!written.content().isArray()) {
            if (!written.content().isMissingNode()) {
                written.add("", "A file of routes is a list: - route:");
            }
            return new RouteFile(written.file(), written.text(), routes);
        }
        form.check(written, written.content(), "");
        for (int index = 0; index < written.content().size(); index++) {
            var route = written.content().get(index).path("route");
            if (route.isObject()) {
                routes.add(route(written, route, "/" + index + "/route"));
            } else {
                written.add("/" + index, "Here stands a route and nothing else: - route:");
            }
        }
        return new RouteFile(written.file(), written.text(), routes);
    }

    private PluggedIn route(WrittenYaml written, JsonNode route, String pointer) {
        if (route.path("id").asText().isBlank()) {
            written.add(pointer, "A route has an id");
        }
        var found = new Found();
        endpoints(written, route, pointer, found);
        return new PluggedIn(
                route.path("id").asText(), found.inboxes().stream().findFirst(), found.outboxes(), found.connectors());
    }

    private void endpoints(WrittenYaml written, JsonNode node, String pointer, Found found) {
        if (node.path("uri").isTextual()) {
            endpoint(written, node, pointer, found);
        }
        if (node.path("to").isTextual()) {
            written.add(pointer + "/to", "Write `to` with a `uri` below it");
        }
        for (var inner : node.properties()) {
            endpoints(written, inner.getValue(), pointer + "/" + inner.getKey(), found);
        }
        for (int index = 0; node.isArray() && index < node.size(); index++) {
            endpoints(written, node.get(index), pointer + "/" + index, found);
        }
    }

    private void endpoint(WrittenYaml written, JsonNode node, String pointer, Found found) {
        var hub = HUB.matcher(node.path("uri").asText());
        var kamelet = KAMELET.matcher(node.path("uri").asText());
        if (hub.matches()) {
            if (!systems.test(hub.group(2))) {
                written.add(pointer + "/uri", "No agreement declares the system `" + hub.group(2) + "`");
            }
            (hub.group(1).equals("inbox") ? found.inboxes() : found.outboxes()).add(hub.group(2));
        } else if (kamelet.matches()) {
            found.connectors().add(kamelet.group(1));
            kamelet(written, node, pointer, kamelet.group(1), Optional.ofNullable(kamelet.group(2)));
        }
    }

    private void kamelet(WrittenYaml written, JsonNode node, String pointer, String name, Optional<String> query) {
        var connector = connectors.connectors().get(name);
        if (connector == null) {
            written.add(
                    pointer + "/uri",
                    connectors.mistakes().containsKey(name)
                            ? "The connector `" + name + "` has mistakes of its own"
                            : "There is no connector `" + name + "`; there are "
                                    + String.join(", ", connectors.names()));
            return;
        }
        var set = set(node, pointer, query);
        set.forEach((parameter, place) -> {
            if (!connector.parameters().containsKey(parameter)) {
                written.add(place, "`" + name + "` has no parameter `" + parameter + "`; it has " + names(connector));
            }
        });
        connector.parameters().forEach((parameter, what) -> {
            if (what.required() && !set.containsKey(parameter)) {
                written.add(pointer + "/uri", "`" + name + "` needs the parameter `" + parameter + "`");
            }
        });
    }

    private static Map<String, String> set(JsonNode node, String pointer, Optional<String> query) {
        var set = new TreeMap<String, String>();
        node.path("parameters").fieldNames().forEachRemaining(key -> set.put(key, pointer + "/parameters/" + key));
        query.ifPresent(
                text -> PARAMETER.matcher(text).results().forEach(one -> set.put(one.group(1), pointer + "/uri")));
        return set;
    }

    private static String names(Connector connector) {
        return String.join(", ", new TreeMap<>(connector.parameters()).keySet());
    }
}
