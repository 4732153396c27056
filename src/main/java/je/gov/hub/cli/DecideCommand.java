package je.gov.hub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What shall become of what waits: its name says what. */
@Command(
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Many at once need a second person: then the answer says what the other one types.",
            "",
            "Exit codes: 0 done, 1 not all could be done, 2 wrong usage, 3 waits for a second person."
        })
final class DecideCommand implements Callable<Integer> {

    private final Surroundings surroundings;
    private final String decision;

    @Spec
    @SuppressWarnings("NullAway.Init") // by picocli
    private CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "DELIVERY", description = "The ids of deliveries.")
    private List<String> deliveries = new ArrayList<>();

    @Mixin
    private Filtering filter = new Filtering();

    @Option(names = "--all", description = "All that wait.")
    private boolean all;

    @Option(
            names = "--confirm",
            paramLabel = "PROPOSAL",
            description = "Confirm, as a second person, what another has proposed.")
    private @Nullable String proposal;

    @Mixin
    private Saying saying = new Saying();

    private DecideCommand(Surroundings surroundings, String decision) {
        this.surroundings = surroundings;
        this.decision = decision;
    }

    static CommandLine line(Surroundings surroundings, String decision, String description) {
        var line = new CommandLine(new DecideCommand(surroundings, decision));
        line.getCommandSpec().name(decision).usageMessage().description(description);
        return line;
    }

    @Override
    public Integer call() {
        var answer = saying.hub(surroundings).decide(decision, request());
        saying.print(surroundings, answer, () -> new QuarantineView(surroundings.paint()).answer(decision, answer));
        return standing(answer);
    }

    private static int standing(JsonNode answer) {
        if (answer.has("proposal")) {
            return Exit.HELD;
        }
        return answer.path("refused").asInt() > 0 ? Exit.FAILED : Exit.DONE;
    }

    private ObjectNode request() {
        var request = JsonNodeFactory.instance.objectNode();
        if (proposal != null) {
            return request.put("confirm", proposal);
        }
        which(request);
        return saying.reasonedOrDry(request);
    }

    private void which(ObjectNode request) {
        var sought = filter.toJson();
        boolean filtered = all || !sought.isEmpty();
        if (filtered == !deliveries.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "Say which: either deliveries, or a filter such as --system, or --all");
        }
        if (filtered) {
            request.set("filter", sought);
        } else {
            deliveries.forEach(request.putArray("deliveries")::add);
        }
    }
}
