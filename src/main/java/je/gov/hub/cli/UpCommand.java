package je.gov.hub.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the hub and the island. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Start the hub and an island of simulated partners, all on this machine's loopback.")
final class UpCommand implements Callable<Integer> {

    private static final int LAST_WORDS = 25;

    private final Surroundings surroundings;

    @Option(names = "--detach", description = "Come back once it runs; ./hub down stops it.")
    private boolean detach;

    @Option(names = "--fresh", description = "Forget what an earlier run left: database, inboxes, what partners hold.")
    private boolean fresh;

    @Option(
            names = "-D",
            paramLabel = "KEY=VALUE",
            description = "A property of the sandbox, such as -Disland.port.hub=9080.")
    private Map<String, String> properties = new TreeMap<>();

    @Option(
            names = "--limit",
            paramLabel = "TIME",
            defaultValue = "180s",
            description = "How long it may take to start; ${DEFAULT-VALUE} when not said.")
    private Duration limit = Duration.ofMinutes(3);

    @Option(names = "--json", description = "Print what runs where as JSON, once it runs, and nothing else.")
    private boolean json;

    UpCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var running = Sandbox.running(surroundings);
        if (running.isPresent()) {
            return alreadyThere();
        }
        var launch = new Launch(surroundings, System.getProperty("hub.sandbox"));
        if (fresh) {
            launch.clear();
        }
        var begun = surroundings.clock().instant();
        var process = launch.start(detach, properties);
        Sandbox.of(surroundings, process.toHandle());
        if (!detach) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process)));
        }
        await(launch, process, begun);
        welcome();
        launch.speedUpTheNext();
        return detach ? Exit.DONE : stay(process);
    }

    private int alreadyThere() {
        if (fresh) {
            throw new CommandFailedException("It is running. Stop it first: ./hub down");
        }
        if (Place.found(surroundings).filter(UpCommand::answers).isEmpty()) {
            throw new CommandFailedException(
                    "It is just starting or stopping. Try again in a moment, or stop it for good: ./hub down");
        }
        say("It is running already.");
        welcome();
        return Exit.DONE;
    }

    private void await(Launch launch, Process process, Instant begun) {
        say("Starting");
        int shown = 0;
        while (!ready(begun)) {
            shown = show(launch, shown);
            if (!process.isAlive()) {
                throw new CommandFailedException("It ended while starting. The end of .hub/logs/hub.log:"
                        + System.lineSeparator() + launch.lastWords(LAST_WORDS));
            }
            if (surroundings.clock().instant().isAfter(begun.plus(limit))) {
                end(process);
                throw new CommandFailedException(
                        "It did not start within " + limit.toSeconds() + " s; see .hub/logs/hub.log");
            }
            pause(process);
        }
        show(launch, shown);
        var took = Duration.between(begun, surroundings.clock().instant());
        say(surroundings.paint().good("Ready") + " after " + took.toSeconds() + " s");
    }

    private void say(String line) {
        if (!json) {
            surroundings.out().println(line);
        }
    }

    private void welcome() {
        var welcome = new Welcome(surroundings);
        if (json) {
            surroundings.out().println(Json.write(welcome.toJson()));
        } else {
            welcome.print();
        }
    }

    /** What has started since it was looked at last. */
    private int show(Launch launch, int shown) {
        var steps = launch.steps();
        steps.stream().skip(shown).forEach(this::say);
        return steps.size();
    }

    private static void pause(Process process) {
        try {
            process.waitFor(500, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CommandFailedException("Stopped", stopped);
        }
    }

    /** It describes itself anew at every start, and answers. */
    private boolean ready(Instant begun) {
        var description = surroundings.state().resolve("island.json");
        try {
            return Files.exists(description)
                    && !Files.getLastModifiedTime(description).toInstant().isBefore(begun.minusSeconds(1))
                    && Place.found(surroundings).filter(UpCommand::answers).isPresent();
        } catch (IOException unreadable) {
            throw new CommandFailedException("Cannot read " + description, unreadable);
        }
    }

    private static boolean answers(Place place) {
        var wire = new Wire();
        return wire.answers(place.control("/island")) && wire.answers(URI.create(place.hub() + "/"));
    }

    private int stay(Process process) {
        say("Ctrl-C stops it.");
        try {
            int exit = process.waitFor();
            return exit == 0 ? Exit.DONE : Exit.FAILED;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Exit.DONE;
        }
    }

    /** It ends in its own time: what is in hand is finished first. */
    private static void end(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
