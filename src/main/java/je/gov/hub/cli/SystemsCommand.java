package je.gov.hub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How does the hub stand with each system? */
@Command(
        name = "systems",
        mixinStandardHelpOptions = true,
        description = "Show how the way out to each system stands: what waits, since when, and why.",
        footer = {"", "Exit codes: 0 all flow, 3 some wait for a person, 4 some wait for their system."})
final class SystemsCommand implements Callable<Integer> {

    private static final Set<String> FOR_A_PERSON = Set.of("stopped", "suspended", "unplugged");

    private final Surroundings surroundings;

    @Option(names = "--json", description = "Print them as JSON.")
    private boolean json;

    SystemsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var systems = new HubLine(Place.of(surroundings), new Wire(), surroundings.clock()).systems();
        if (json) {
            surroundings.out().println(Json.write(systems));
        } else {
            systems.forEach(system -> surroundings.out().println(line(system)));
        }
        return standing(systems);
    }

    private String line(JsonNode system) {
        var paint = surroundings.paint();
        var state = system.path("state").asText();
        var padded = "%-10s".formatted(state);
        var painted = state.equals("flowing") ? paint.good(padded) : paint.bad(padded);
        return "%-20s %s %6d waiting  %s"
                .formatted(
                        system.path("system").asText(),
                        painted,
                        system.path("waiting").asLong()
                                + system.path("undispatched").asLong(),
                        String.join(", ", facts(system)))
                .stripTrailing();
    }

    private static List<String> facts(JsonNode system) {
        var facts = new ArrayList<String>();
        for (var kind : List.of("quarantined", "parked")) {
            if (system.path(kind).asLong() > 0) {
                facts.add(system.path(kind).asLong() + " " + kind);
            }
        }
        if (system.hasNonNull("why")) {
            facts.add(system.path("why").asText() + " (since "
                    + system.path("since").asText("") + ")");
        }
        if (system.hasNonNull("next")) {
            facts.add("next " + system.path("next").asText());
        }
        return facts;
    }

    private static int standing(JsonNode systems) {
        var states = systems.findValuesAsText("state");
        if (states.stream().anyMatch(FOR_A_PERSON::contains)) {
            return Exit.HELD;
        }
        return states.stream().allMatch("flowing"::equals) ? Exit.DONE : Exit.PENDING;
    }
}
