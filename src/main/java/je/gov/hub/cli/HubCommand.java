package je.gov.hub.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The hub's command line as a whole; says what there is when called alone. */
@Command(
        name = "hub",
        mixinStandardHelpOptions = true,
        version = "hub 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        description = "Told once, every entitled system knows.",
        footer = {
            "",
            "Begin with:",
            "  ./hub up --detach                start the hub and an island of simulated partners",
            "  ./hub tell moving-house --wait   tell it that somebody moved, and follow the news",
            "  ./hub island                     see what each partner now holds",
            "",
            "Exit codes: 0 done, 1 failed or mistakes found, 2 wrong usage,",
            "            3 something waits for a person, 4 something is still on its way.",
        })
final class HubCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say which command");
    }
}
