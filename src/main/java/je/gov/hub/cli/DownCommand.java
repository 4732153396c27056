package je.gov.hub.cli;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Stops the sandbox. */
@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = "Stop the hub and the island. What they hold is kept; ./hub up --fresh clears it.")
final class DownCommand implements Callable<Integer> {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Surroundings surroundings;

    @Option(names = "--json", description = "Print whether anything was running and is stopped, as JSON.")
    private boolean json;

    DownCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var sandbox = Sandbox.running(surroundings);
        sandbox.ifPresent(DownCommand::stop);
        if (json) {
            surroundings.out().println(Json.write(Json.tree(Map.of("stopped", sandbox.isPresent()))));
        } else if (sandbox.isPresent()) {
            surroundings.out().println("Stopped. What they hold is kept in .hub; ./hub up starts them again.");
        } else {
            surroundings.out().println("Nothing is running.");
        }
        return Exit.DONE;
    }

    /** Asks it to stop, by its own control first, and waits until its process has ended. */
    static void stop(Sandbox sandbox) {
        sandbox.askToStop();
        try {
            sandbox.process().onExit().get(LONGEST.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException stuck) {
            throw new CommandFailedException(
                    "It does not stop. End process " + sandbox.process().pid() + " by hand: kill "
                            + sandbox.process().pid(),
                    stuck);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CommandFailedException("Stopped waiting; the hub goes down by itself", stopped);
        }
    }
}
