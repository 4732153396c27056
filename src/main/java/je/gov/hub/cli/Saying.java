package je.gov.hub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Who decides something and why, and how the answer is printed, as options of a command. */
final class Saying {

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // by picocli
    private CommandSpec spec;

    @Option(
            names = "--why",
            paramLabel = "TEXT",
            description = "Why, without anything about a person; it stays in the ledger.")
    private @Nullable String why;

    @Option(names = "--dry-run", description = "Say what it would be about, and change nothing.")
    private boolean dryRun;

    @Option(
            names = "--as",
            paramLabel = "CLIENT",
            description =
                    "As whom; in the sandbox the operator unless said otherwise, and the second-operator confirms.")
    private @Nullable String as;

    @Option(names = "--json", description = "Print the answer as JSON.")
    private boolean json;

    /** The hub, spoken to as whom the options say. */
    HubLine hub(Surroundings surroundings) {
        return new HubLine(Place.of(surroundings).as(as), new Wire(), surroundings.clock());
    }

    /** With the reason why, or asking only. */
    ObjectNode reasonedOrDry(ObjectNode request) {
        return dryRun ? request.put("dryRun", true) : reasoned(request);
    }

    ObjectNode reasoned(ObjectNode request) {
        if (why == null || why.isBlank()) {
            throw new ParameterException(spec.commandLine(), "Say why with --why, or ask first with --dry-run");
        }
        return request.put("why", why);
    }

    void print(Surroundings surroundings, JsonNode answer, Supplier<List<String>> view) {
        if (json) {
            surroundings.out().println(Json.write(answer));
        } else {
            view.get().forEach(surroundings.out()::println);
        }
    }
}
