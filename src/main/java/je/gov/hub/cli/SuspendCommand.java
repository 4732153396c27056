package je.gov.hub.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** An operator's word about one system. */
@Command(
        name = "suspend",
        mixinStandardHelpOptions = true,
        description =
                "Hand nothing more over to a system until it is resumed, also after a new start. What is told waits.")
final class SuspendCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(paramLabel = "SYSTEM", description = "The system's id, as its agreement says it.")
    private String system = "";

    @Option(
            names = "--why",
            required = true,
            paramLabel = "TEXT",
            description = "Why, in a few words, without personal data. The ledger keeps it, with who and when.")
    private String why = "";

    SuspendCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        new HubLine(Place.of(surroundings), new Wire(), surroundings.clock()).suspend(system, why);
        surroundings.out().println(system + " is suspended; what is told waits");
        return Exit.DONE;
    }
}
