package je.gov.hub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the simulated partners hold, and how they behave. */
@Command(
        name = "island",
        mixinStandardHelpOptions = true,
        description = "Show what each partner of the sandbox holds, or make one misbehave.",
        footer = {
            "",
            "  ./hub island                    all partners, each with what it got last",
            "  ./hub island jfsc               everything that one partner was told, and told itself",
            "  ./hub island gp-harbour down    its server is gone; up brings it back"
        })
final class IslandCommand implements Callable<Integer> {

    private static final int GLANCE = 24;

    private final Surroundings surroundings;

    @Parameters(index = "0", arity = "0..1", paramLabel = "SYSTEM", description = "One partner, such as parish-he.")
    private @Nullable String system;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "MOOD",
            description = "How it shall behave from now on: ${COMPLETION-CANDIDATES}.")
    private @Nullable Mood mood;

    @Option(names = "--json", description = "Print it as JSON.")
    private boolean json;

    IslandCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var island = new IslandLine(Place.sandbox(surroundings), new Wire());
        if (system == null) {
            all(island);
        } else if (mood == null) {
            one(island.partner(system));
        } else {
            turned(island.turn(system, mood.name()));
        }
        return Exit.DONE;
    }

    private void all(IslandLine island) {
        var partners = island.partners();
        if (json) {
            surroundings.out().println(Json.write(partners));
            return;
        }
        for (var partner : partners) {
            line(partner);
            if (partner.path("holds").asLong() > 0) {
                var last = last(island.partner(partner.path("system").asText()));
                holding(last, Glance.at(last));
            }
        }
    }

    /** The last that it was told; what it told itself is not among the things it holds. */
    private static JsonNode last(JsonNode partner) {
        return StreamSupport.stream(partner.path("holdings").spliterator(), false)
                .filter(holding -> !tells(holding))
                .reduce(MissingNode.getInstance(), (earlier, later) -> later);
    }

    private static boolean tells(JsonNode holding) {
        return holding.path("deed").asText().equals("told");
    }

    private void one(JsonNode partner) {
        if (json) {
            surroundings.out().println(Json.write(partner));
            return;
        }
        line(partner);
        partner.path("holdings")
                .forEach(holding ->
                        holding(holding, Glance.lines(holding.path("content").asText())));
    }

    private void turned(JsonNode partner) {
        if (json) {
            surroundings.out().println(Json.write(partner));
        } else {
            line(partner);
        }
    }

    private void line(JsonNode partner) {
        long holds = partner.path("holds").asLong(partner.path("holdings").size());
        var paint = surroundings.paint();
        var state = partner.path("state").asText();
        surroundings
                .out()
                .println("%s %s %s %s"
                        .formatted(
                                paint.strong(
                                        "%-18s".formatted(partner.path("system").asText())),
                                paint.faint("%-6s"
                                        .formatted(partner.path("protocol").asText())),
                                "up".equals(state)
                                        ? paint.good("%-7s".formatted(state))
                                        : paint.bad("%-7s".formatted(state)),
                                holds == 0 ? paint.faint("nothing") : holds == 1 ? "1 message" : holds + " messages"));
    }

    private void holding(JsonNode holding, List<String> lines) {
        PrintWriter out = surroundings.out();
        out.println("    "
                + surroundings
                        .paint()
                        .faint("%s%s %s"
                                .formatted(
                                        tells(holding) ? "it told: " : "",
                                        holding.path("kind").asText(),
                                        holding.path("name").asText())));
        lines.stream().limit(system == null ? GLANCE : Integer.MAX_VALUE).forEach(line -> out.println("      " + line));
        if (system == null && lines.size() > GLANCE) {
            out.println("      … " + (lines.size() - GLANCE) + " more lines");
        }
    }

    /** The ways in which a partner can behave; the names are what one types. */
    @SuppressWarnings("MemberName")
    enum Mood {
        up,
        down,
        slow,
        refuse,
        garbage
    }
}
