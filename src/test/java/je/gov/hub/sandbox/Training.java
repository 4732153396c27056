package je.gov.hub.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import je.gov.hub.Hub;
import je.gov.hub.cli.Cli;
import org.springframework.util.FileSystemUtils;

/**
 * Makes the AOT caches: runs a hub on an island of its own, and a command that asks it something, and has the JDK keep what it learnt of
 * their classes. Nothing of it touches a sandbox that runs beside it.
 */
public final class Training {

    private static final Duration SLOWNESS = Duration.ofSeconds(2);
    private static final Duration LONGEST_START = Duration.ofMinutes(10);
    private static final Duration LONGEST_ENDING = Duration.ofMinutes(10);
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final int READY = 200;

    private final HubJava java;
    private final Path folder;
    private final IslandPorts ports = IslandPorts.anyFree();

    private Training(HubJava java) {
        this.java = java;
        this.folder = java.made().resolve("training");
    }

    /** Makes the caches of this clone where they are not there. */
    public static void main(String[] arguments) throws IOException {
        make(HubJava.ofThisBuild());
    }

    /** Makes them, unless they are there, another process is making them, or this JDK makes none. */
    public static void make(HubJava java) throws IOException {
        try (var lock = FileChannel.open(
                java.made().resolve("training.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (HubJava.makesCaches() && lock.tryLock() != null && !java.hasCache()) {
                new Training(java).run();
            }
        }
    }

    private void run() throws IOException {
        FileSystemUtils.deleteRecursively(folder);
        Files.createDirectories(folder);
        try (var island =
                IslandServers.start(folder, ports, Clock.systemUTC(), SLOWNESS, IslandServers.Progress.silent())) {
            var hub = start(hub(island), "hub.log", Map.of());
            try {
                awaitReady(hub);
                new Seeding(URI.create(hubAddress()), island.issuer()).tell(Population.atTheBeginning());
                end(start(command(), "cli.log", whereItIs(island)));
                hub.destroy();
                end(hub);
            } finally {
                hub.destroyForcibly();
            }
        }
        // the hub's comes last: it says that both are there
        keep(java.commandLineCache());
        keep(java.cache());
        FileSystemUtils.deleteRecursively(folder);
    }

    private List<String> hub(IslandServers island) throws IOException {
        var settings = folder.resolve("hub.properties");
        Files.write(
                settings,
                island.hubProperties().entrySet().stream()
                        .map(property -> property.getKey() + "=" + property.getValue())
                        .toList());
        return command(
                java.cache(),
                List.of("-Xmx1g", "-XX:+UseParallelGC", "--enable-native-access=ALL-UNNAMED"),
                List.of(Hub.class.getName(), "--spring.config.additional-location=file:" + settings));
    }

    /** With the launcher's own options. */
    private List<String> command() {
        return command(
                java.commandLineCache(),
                List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m"),
                List.of(Cli.class.getName(), "systems"));
    }

    private List<String> command(Path cache, List<String> options, List<String> main) {
        var command = new ArrayList<String>();
        command.add(HubJava.java());
        command.addAll(options);
        command.add("-XX:AOTCacheOutput=" + made(cache));
        command.addAll(List.of("-cp", java.classPath()));
        command.addAll(main);
        return command;
    }

    private Path made(Path cache) {
        return folder.resolve(cache.getFileName()).toAbsolutePath();
    }

    private Process start(List<String> command, String log, Map<String, String> environment) throws IOException {
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(log).toFile());
        builder.environment().putAll(environment);
        var process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return process;
    }

    private String hubAddress() {
        return "http://127.0.0.1:" + ports.hub();
    }

    private Map<String, String> whereItIs(IslandServers island) {
        return Map.of(
                "HUB_URL",
                hubAddress(),
                "HUB_TOKEN_URI",
                island.issuer().address() + "/oauth2/token",
                "HUB_CLIENT_ID",
                Issuer.OPERATOR,
                "HUB_CLIENT_SECRET",
                island.issuer().clients().get(Issuer.OPERATOR));
    }

    private void awaitReady(Process hub) {
        var readiness = URI.create("http://127.0.0.1:" + ports.management() + "/actuator/health/readiness");
        long end = System.nanoTime() + LONGEST_START.toNanos();
        try (var http = HttpClient.newHttpClient()) {
            while (!answers(http, readiness)) {
                if (!hub.isAlive() || System.nanoTime() > end) {
                    throw new NotTrainedException("The hub does not start; see " + folder.resolve("hub.log"));
                }
                LockSupport.parkNanos(LOOK.toNanos());
            }
        }
    }

    private static boolean answers(HttpClient http, URI readiness) {
        try {
            var request = HttpRequest.newBuilder(readiness).timeout(SLOWNESS).build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == READY;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new NotTrainedException("Stopped");
        }
    }

    /** The JDK makes the cache when the process ends. */
    private static void end(Process process) {
        try {
            if (!process.waitFor(LONGEST_ENDING.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new NotTrainedException("A training run does not end");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new NotTrainedException("Stopped");
        }
    }

    private void keep(Path cache) throws IOException {
        if (!Files.exists(made(cache))) {
            throw new NotTrainedException("The JDK made no cache; see the logs in " + folder);
        }
        Files.move(made(cache), cache, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** There is no cache now; everything runs without one. */
    static final class NotTrainedException extends RuntimeException {
        NotTrainedException(String message) {
            super(message);
        }
    }
}
