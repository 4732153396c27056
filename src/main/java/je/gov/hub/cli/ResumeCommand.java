package je.gov.hub.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** An operator's word about one system. */
@Command(
        name = "resume",
        mixinStandardHelpOptions = true,
        description = "Let a system go on that is suspended, has stopped, or waits for its next attempt.")
final class ResumeCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(paramLabel = "SYSTEM", description = "The system's id, as its agreement says it.")
    private String system = "";

    @Option(
            names = "--why",
            required = true,
            paramLabel = "TEXT",
            description = "Why, in a few words, without personal data. The ledger keeps it, with who and when.")
    private String why = "";

    ResumeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        new HubLine(Place.of(surroundings), new Wire(), surroundings.clock()).resume(system, why);
        surroundings.out().println(system + " goes on");
        return Exit.DONE;
    }
}
