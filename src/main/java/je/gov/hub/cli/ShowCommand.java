package je.gov.hub.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Why does this one wait? */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Show why one delivery waits, and what may be done; never its data.",
        footer = {"", "Exit codes: 1 no such delivery waits, 3 it waits for a person."})
final class ShowCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(paramLabel = "DELIVERY", description = "The delivery's id.")
    private String delivery = "";

    @Option(names = "--json", description = "Print it as JSON.")
    private boolean json;

    ShowCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var one = new HubLine(Place.of(surroundings), new Wire(), surroundings.clock()).quarantine("/" + delivery);
        if (json) {
            surroundings.out().println(Json.write(one));
        } else {
            var view = new QuarantineView(surroundings.paint());
            view.lines(one).forEach(surroundings.out()::println);
            view.details(one).forEach(surroundings.out()::println);
        }
        return Exit.HELD;
    }
}
