package je.gov.hub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tell a system again what the ledger holds. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = "Tell a system again what the ledger holds, under the agreement in force now.",
        footer = {
            "",
            "  ./hub replay SYSTEM --from TIME --dry-run    what it would be about",
            "  ./hub replay SYSTEM --from TIME --why TEXT   begin it; it goes on by itself",
            "  ./hub replay --show REPLAY                   how far it is",
            "  ./hub replay --confirm REPLAY                begin, as a second person, what another has proposed",
            "  ./hub replay --cancel REPLAY --why TEXT      end it; subjects in their lines are told up to their newest",
            "",
            "Each subject goes again from the first event that matches up to its newest.",
            "Exit codes: 0 begun, asked or ended, 1 refused, 2 wrong usage, 3 waits for a second person, 4 still going on."
        })
final class ReplayCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Spec
    @SuppressWarnings("NullAway.Init") // by picocli
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "SYSTEM", description = "The system, such as parish-he.")
    private @Nullable String system;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "What was accepted then or later, such as 2026-11-26T09:00:00Z.")
    private @Nullable Instant from;

    @Option(names = "--to", paramLabel = "TIME", description = "What was accepted before then.")
    private @Nullable Instant to;

    @Option(names = "--type", paramLabel = "TYPE", description = "Events of this type; may be repeated.")
    private List<String> types = new ArrayList<>();

    @Option(names = "--subject", paramLabel = "SUBJECT", description = "The hub's id of a subject; may be repeated.")
    private List<String> subjects = new ArrayList<>();

    @Option(names = "--show", paramLabel = "REPLAY", description = "Say how far a replay is.")
    private @Nullable String show;

    @Option(
            names = "--confirm",
            paramLabel = "REPLAY",
            description = "Confirm, as a second person, what another has proposed.")
    private @Nullable String confirm;

    @Option(names = "--cancel", paramLabel = "REPLAY", description = "End a replay before its time.")
    private @Nullable String cancel;

    @Mixin
    private Saying saying = new Saying();

    ReplayCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (Stream.of(system, show, confirm, cancel).filter(Objects::nonNull).count() != 1) {
            throw new ParameterException(
                    spec.commandLine(), "Say which SYSTEM, or --show, --confirm or --cancel with a REPLAY");
        }
        var hub = saying.hub(surroundings);
        var answer = show == null ? hub.replay(request()) : hub.replay(show);
        saying.print(surroundings, answer, () -> new ReplayView(surroundings.paint()).answer(answer));
        return standing(answer);
    }

    private int standing(JsonNode answer) {
        return switch (answer.path("state").asText()) {
            case "proposed" -> Exit.HELD;
            case "running" -> show == null ? Exit.DONE : Exit.PENDING;
            default -> Exit.DONE;
        };
    }

    private ObjectNode request() {
        var request = JsonNodeFactory.instance.objectNode();
        if (confirm != null) {
            return request.put("confirm", confirm);
        }
        if (cancel != null) {
            return saying.reasoned(request.put("cancel", cancel));
        }
        request.put("system", system);
        if (from != null) {
            request.put("from", from.toString());
        }
        if (to != null) {
            request.put("to", to.toString());
        }
        all(request, "types", types);
        all(request, "subjects", subjects);
        return saying.reasonedOrDry(request);
    }

    private static void all(ObjectNode request, String name, List<String> values) {
        if (!values.isEmpty()) {
            values.forEach(request.putArray(name)::add);
        }
    }
}
