package je.gov.hub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What waits for a person? */
@Command(
        name = "quarantine",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "[COMMAND]",
        description = "Show what was refused by a system or held by the hub, and decide what becomes of it.",
        footer = {
            "",
            "  ./hub quarantine                                     all that wait, the longest first",
            "  ./hub quarantine show DELIVERY                       everything about one, but for its data",
            "  ./hub quarantine release DELIVERY --why TEXT         it goes as it was, and its followers after it",
            "  ./hub quarantine amend DELIVERY --why TEXT           it is made anew under what is in force now, and goes",
            "  ./hub quarantine discard DELIVERY --why TEXT         it ends, and its followers go",
            "  ./hub quarantine release --system SYSTEM --dry-run   how many would be released",
            "",
            "Exit codes: 0 nothing waits, 3 something waits for a person."
        })
final class QuarantineCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private Filtering filter = new Filtering();

    @Option(names = "--json", description = "Print it as JSON.")
    private boolean json;

    private QuarantineCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    static CommandLine line(Surroundings surroundings) {
        return new CommandLine(new QuarantineCommand(surroundings))
                .addSubcommand(new ShowCommand(surroundings))
                .addSubcommand(DecideCommand.line(
                        surroundings, "release", "Let what waits go as it was, its followers after it."))
                .addSubcommand(DecideCommand.line(
                        surroundings,
                        "amend",
                        "Make what waits anew from the ledger's event, under what is in force now, and let it go."))
                .addSubcommand(DecideCommand.line(
                        surroundings, "discard", "End what waits: it is never handed over, its followers go."));
    }

    @Override
    public Integer call() {
        var all = all(new HubLine(Place.of(surroundings), new Wire(), surroundings.clock()));
        if (json) {
            surroundings.out().println(Json.write(all));
        } else {
            var view = new QuarantineView(surroundings.paint());
            all.forEach(one -> view.lines(one).forEach(surroundings.out()::println));
            surroundings.out().println(view.sum(all));
        }
        return all.isEmpty() ? Exit.DONE : Exit.HELD;
    }

    private JsonNode all(HubLine hub) {
        var all = JsonNodeFactory.instance.arrayNode();
        var query = "?limit=500&" + filter.toQuery();
        var page = hub.quarantine(query);
        page.path("waiting").forEach(all::add);
        while (page.hasNonNull("next")) {
            page = hub.quarantine(query + "&after=" + page.path("next").asText());
            page.path("waiting").forEach(all::add);
        }
        return all;
    }
}
