package je.gov.hub.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Starts the sandbox in a process of its own, which writes to {@code .hub/logs/hub.log}. */
final class Launch {

    private static final Predicate<String> CHATTER = Pattern.compile(
                    "\\d{4}-\\d\\d-\\d\\dT\\S+ +(TRACE|DEBUG|INFO|WARN) .*")
            .asMatchPredicate();

    private static final Pattern STEP = Pattern.compile("  \\S.*\\s[0-9]+\\.[0-9] s");

    private final Surroundings surroundings;
    private final @Nullable String sandbox;

    /** @param sandbox the file of java's arguments that are the sandbox, as the launcher made it; null where there is none */
    Launch(Surroundings surroundings, @Nullable String sandbox) {
        this.surroundings = surroundings;
        this.sandbox = sandbox;
    }

    Path log() {
        return surroundings.state().resolve("logs").resolve("hub.log");
    }

    /** Throws a CommandFailedException where this is not a clone of the project. */
    Process start(boolean detached, Map<String, String> properties) {
        if (sandbox == null) {
            throw new CommandFailedException(
                    "The sandbox is not part of this package. Clone the project and run ./hub up there");
        }
        try {
            Files.createDirectories(log().getParent());
            keepLast();
            return new ProcessBuilder(command(detached, properties, sandbox))
                    .directory(surroundings.home().toFile())
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectOutput(log().toFile())
                    .start();
        } catch (IOException failed) {
            throw new CommandFailedException("The sandbox cannot be started: " + failed.getMessage(), failed);
        }
    }

    /** What the one before wrote may say why it ended. */
    private void keepLast() throws IOException {
        if (Files.exists(log())) {
            Files.move(log(), log().resolveSibling("hub.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static List<String> command(boolean detached, Map<String, String> properties, String sandbox) {
        var command = new ArrayList<String>();
        if (detached) {
            command.add(away());
        }
        command.add(java());
        command.addAll(new StartCache(Path.of(sandbox)).options());
        properties.forEach((key, value) -> command.add("-D" + key + "=" + value));
        // nothing here runs long enough to be worth the second compiler's time
        command.addAll(List.of("-Xmx1g", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "@" + sandbox));
        return command;
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Has the next start take less; now it runs, and nobody waits for this. */
    void speedUpTheNext() {
        if (sandbox == null || !onPath("nice")) {
            return;
        }
        var cache = new StartCache(Path.of(sandbox));
        try {
            if (cache.isMissing()) {
                cache.make(away(), surroundings.home());
            }
        } catch (IOException withoutOne) {
            surroundings.err().println("The next start will take as long as this one: " + withoutOne.getMessage());
        }
    }

    private static String away() {
        return onPath("setsid") ? "setsid" : "nohup";
    }

    private static boolean onPath(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** Forgets all that an earlier sandbox left. */
    void clear() {
        if (!Files.isDirectory(surroundings.state())) {
            return;
        }
        try (var files = Files.walk(surroundings.state())) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException kept) {
            throw new CommandFailedException("Cannot clear " + surroundings.state() + ": " + kept.getMessage(), kept);
        }
    }

    /** What has started so far: the lines with which the island says so, each with how long it took. */
    List<String> steps() {
        return lines().stream().filter(STEP.asMatchPredicate()).toList();
    }

    /** The end of what it wrote, for a person who must see why it did not start. */
    String lastWords(int most) {
        var lines = lines().stream().filter(CHATTER.negate()).toList();
        return String.join(System.lineSeparator(), lines.subList(Math.max(0, lines.size() - most), lines.size()));
    }

    private List<String> lines() {
        try (var lines = Files.lines(log(), StandardCharsets.ISO_8859_1)) {
            return lines.toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}
