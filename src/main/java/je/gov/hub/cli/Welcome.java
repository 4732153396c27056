package je.gov.hub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;

/** What runs where, and the next command to type. */
final class Welcome {

    private static final String CONSOLE = "/actuator/hawtio";
    private static final String LOG = ".hub/logs/hub.log";

    private final Surroundings surroundings;

    Welcome(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    void print() {
        var place = Place.sandbox(surroundings);
        var island = Place.island(surroundings).orElseThrow();
        var out = surroundings.out();
        out.println();
        entry("Hub", place.hub() + "/events");
        entry("Console", island.path("management").asText() + CONSOLE);
        entry("", "user operator, password clients.operator in .hub/island.json");
        entry("Issuer", island.path("issuer").asText());
        entry("Log", LOG);
        out.println();
        partners(out, new IslandLine(place, new Wire()).partners());
        out.println();
        out.println("Next:  " + surroundings.paint().strong("./hub tell moving-house --wait"));
        out.flush();
    }

    /** The same for machines; secrets stay in {@code .hub/island.json}. */
    JsonNode toJson() {
        var place = Place.sandbox(surroundings);
        var island = Place.island(surroundings).orElseThrow();
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("hub", place.hub().toString())
                .put("console", island.path("management").asText() + CONSOLE)
                .put("issuer", island.path("issuer").asText())
                .put("log", LOG);
        json.set("partners", new IslandLine(place, new Wire()).partners());
        return json;
    }

    private void entry(String name, String text) {
        surroundings.out().println("  " + surroundings.paint().strong("%-9s".formatted(name)) + text);
    }

    /** A line for each protocol would hide who is who; a line for each partner would hide the rest: one for each address. */
    private void partners(PrintWriter out, JsonNode partners) {
        Map<String, StringBuilder> servers = new TreeMap<>();
        partners.forEach(partner -> servers.computeIfAbsent(
                        "%-5s %s"
                                .formatted(
                                        partner.path("protocol").asText(),
                                        partner.path("address").asText()),
                        address -> new StringBuilder())
                .append(' ')
                .append(partner.path("system").asText()));
        servers.forEach((address, systems) -> out.println("  " + "%-32s".formatted(address) + systems));
    }
}
