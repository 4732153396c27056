package je.gov.hub.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;

/** Prints what a shell needs to complete this command line. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = "Print a completion script for bash and zsh. Use it with  source <(./hub completion)")
final class CompletionCommand implements Runnable {

    private final Surroundings surroundings;

    CompletionCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        surroundings.out().print(AutoComplete.bash("hub", Cli.line(surroundings)));
        surroundings.out().flush();
    }
}
