package je.gov.hub.cli;

import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Reads what integrators write, without starting anything. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Read schemas, agreements, connectors and routes, and report every mistake as file:line:column.",
        footer = {"", "Exit codes: 0 no mistake, 1 mistakes."})
final class CheckCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Option(names = "--json", description = "Print the mistakes as JSON.")
    private boolean json;

    CheckCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var mistakes = new TreeSet<>(new Readers(surroundings.home()).mistakes());
        if (json) {
            surroundings.out().println(Json.write(Json.tree(mistakes)));
        } else {
            mistakes.forEach(mistake -> surroundings.out().println(mistake));
            surroundings
                    .out()
                    .println(
                            mistakes.isEmpty()
                                    ? surroundings.paint().good("No mistakes.")
                                    : surroundings
                                            .paint()
                                            .bad(mistakes.size() == 1 ? "1 mistake." : mistakes.size() + " mistakes."));
        }
        return mistakes.isEmpty() ? Exit.DONE : Exit.FAILED;
    }
}
