package je.gov.hub.cli;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;

/** Stops the sandbox. */
@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = "Stop the hub and the island. What they hold is kept; ./hub up --fresh clears it.")
final class DownCommand implements Callable<Integer> {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Surroundings surroundings;

    DownCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var sandbox = Sandbox.running(surroundings);
        if (sandbox.isEmpty()) {
            surroundings.out().println("Nothing is running.");
            return Exit.DONE;
        }
        stop(sandbox.get());
        surroundings.out().println("Stopped. What they hold is kept in .hub; ./hub up starts them again.");
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
