package je.gov.hub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Put back what the broker has lost. */
@Command(
        name = "reconcile",
        mixinStandardHelpOptions = true,
        description = "Compare what the broker holds with what the ledger knows, and put back what is missing.",
        footer = {
            "",
            "  ./hub reconcile --dry-run     what is missing, by system",
            "  ./hub reconcile --why TEXT    put it back; it goes before what came later about its subject",
            "",
            "The hub does this by itself when it starts after a crash. It is for what is lost while it runs, such as",
            "messages that somebody deleted.",
            "Exit codes: 0 nothing is missing any more, 1 refused, 2 wrong usage, 4 something is missing."
        })
final class ReconcileCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private Saying saying = new Saying();

    ReconcileCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var request = saying.reasonedOrDry(JsonNodeFactory.instance.objectNode());
        var answer = saying.hub(surroundings).reconcile(request);
        saying.print(surroundings, answer, () -> view(answer));
        return request.path("dryRun").asBoolean() && sum(answer, "missing") > 0 ? Exit.PENDING : Exit.DONE;
    }

    private List<String> view(JsonNode answer) {
        var paint = surroundings.paint();
        var lines = new ArrayList<String>();
        for (var inbox : answer.path("inboxes")) {
            long missing = inbox.path("missing").asLong();
            if (missing > 0) {
                lines.add("%-20s %s of %d are missing, %d put back"
                        .formatted(
                                inbox.path("system").asText(),
                                paint.bad(Long.toString(missing)),
                                inbox.path("carried").asLong(),
                                inbox.path("putBack").asLong()));
            }
            if (inbox.has("replay")) {
                lines.add("%-20s what was told after them goes again: ./hub replay --show %s"
                        .formatted("", inbox.path("replay").asText()));
            }
        }
        if (lines.isEmpty()) {
            lines.add(paint.good("Nothing is missing: ")
                    + "the inboxes hold all %d deliveries that wait there".formatted(sum(answer, "carried")));
        }
        return lines;
    }

    private static long sum(JsonNode answer, String count) {
        long sum = 0;
        for (var inbox : answer.path("inboxes")) {
            sum += inbox.path(count).asLong();
        }
        return sum;
    }
}
