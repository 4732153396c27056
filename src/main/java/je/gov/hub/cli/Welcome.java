package je.gov.hub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;

/** What runs where, and the next command to type. */
final class Welcome {

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
        entry("Console", island.path("management").asText() + "/actuator/hawtio");
        entry("", "user operator, password clients.operator in .hub/island.json");
        entry("Issuer", island.path("issuer").asText());
        entry("Log", ".hub/logs/hub.log");
        out.println();
        partners(out, new IslandLine(place, new Wire()).partners());
        out.println();
        out.println("Next:  " + surroundings.paint().strong("./hub tell moving-house --wait"));
        out.flush();
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
