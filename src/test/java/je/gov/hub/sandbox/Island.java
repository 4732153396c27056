package je.gov.hub.sandbox;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import je.gov.hub.Hub;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The sandbox: the island with all its partners, and the hub among them, in one process, started in the project's folder. What they
 * keep lies in {@code .hub} (or where the system property {@code island.folder} says).
 *
 * <ul>
 *   <li>{@code --fresh} forgets what an earlier run kept
 *   <li>{@code --partners-only} leaves the hub out: it can then run in a process of its own with the properties in {@code
 *       .hub/hub.properties}
 * </ul>
 */
public final class Island {

    private static final Duration SLOWNESS = Duration.ofSeconds(4);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path folder;
    private final IslandPorts ports;
    private final Clock clock;
    private final CountDownLatch asked = new CountDownLatch(1);

    private Island(Path folder, IslandPorts ports, Clock clock) {
        this.folder = folder;
        this.ports = ports;
        this.clock = clock;
    }

    /** Runs until it is asked to stop. Exit code 1 when something cannot start, with a line that says what. */
    public static void main(String[] arguments) {
        var options = List.of(arguments);
        var folder = Path.of(System.getProperty("island.folder", ".hub"));
        var island = new Island(folder, IslandPorts.of(System::getProperty), Clock.systemUTC());
        System.exit(island.run(options.contains("--fresh"), options.contains("--partners-only")));
    }

    private int run(boolean fresh, boolean partnersOnly) {
        quietly();
        var taken = ports.taken();
        if (taken.isPresent()) {
            say(taken.get());
            return 1;
        }
        if (fresh) {
            forget();
        }
        Signals.onStop(asked::countDown);
        try (var servers = IslandServers.start(folder, ports, clock, SLOWNESS, new Watch(clock))) {
            live(servers, partnersOnly);
            return 0;
        } catch (RuntimeException failed) {
            say("The island did not start: " + reason(failed));
            return 1;
        }
    }

    private void live(IslandServers servers, boolean partnersOnly) {
        writeHubProperties(servers);
        var scene = new Scene(servers, folder.resolve("partners").resolve("since"), clock);
        try (var hub = partnersOnly ? null : hub(servers)) {
            if (hub != null) {
                new Watch(clock).step("People and companies", () -> {
                    scene.set(URI.create("http://127.0.0.1:" + ports.hub()));
                    return scene;
                });
            }
            control(servers, scene);
        } finally {
            delete(description());
        }
    }

    private void control(IslandServers servers, Scene scene) {
        var partners = new Partners(servers.partners(), servers.listeners(), scene.since());
        var stories = new Stories(Logbook.in(folder.resolve("partners").resolve("stories.jsonl"), clock), clock);
        try (var control = Control.start(ports.control(), partners, stories, asked::countDown)) {
            describe(servers, control);
            say("Ready.");
            asked.await();
            say("Stopping.");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private ConfigurableApplicationContext hub(IslandServers servers) {
        return new Watch(clock).step("Hub", () -> {
            var application = new SpringApplication(Hub.class);
            application.setBannerMode(Banner.Mode.OFF);
            application.setRegisterShutdownHook(false);
            application.addInitializers(new OnlyTheHub());
            return application.run(servers.hubProperties().entrySet().stream()
                    .map(property -> "--" + property.getKey() + "=" + property.getValue())
                    .toArray(String[]::new));
        });
    }

    private void describe(IslandServers servers, Control control) {
        var node = JSON.createObjectNode()
                .put("pid", ProcessHandle.current().pid())
                .put("hub", "http://127.0.0.1:" + ports.hub())
                .put("management", "http://127.0.0.1:" + ports.management())
                .put("issuer", servers.issuer().address())
                .put("tokens", servers.issuer().address() + "/oauth2/token")
                .put("control", control.address())
                .put("database", servers.database().url());
        var partners = node.putObject("partners");
        servers.partners().forEach(partner -> partners.put(partner.system().value(), partner.address()));
        var clients = node.putObject("clients");
        servers.issuer().clients().forEach(clients::put);
        OwnerOnly.write(description(), node.toPrettyString().getBytes(StandardCharsets.UTF_8));
    }

    private void writeHubProperties(IslandServers servers) {
        var text = new StringBuilder();
        servers.hubProperties().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(property -> text.append(property.getKey())
                        .append('=')
                        .append(property.getValue())
                        .append('\n'));
        OwnerOnly.write(folder.resolve("hub.properties"), text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private Path description() {
        return folder.resolve("island.json");
    }

    private void forget() {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(Island::delete);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The folder " + folder + " cannot be cleared", unreadable);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException kept) {
            throw new UncheckedIOException("The file " + file + " cannot be deleted", kept);
        }
    }

    /** The partners' libraries have much to say that nobody here wants to read; the hub sets its own levels when it starts. */
    private static void quietly() {
        if (LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
            root.setLevel(Level.WARN);
        }
    }

    /** The innermost cause says what is wrong; those round it say where Spring was when it met it. */
    private static String reason(Throwable failed) {
        var innermost = failed;
        for (var cause = failed.getCause(); cause != null; cause = cause.getCause()) {
            innermost = cause;
        }
        return String.valueOf(innermost.getMessage());
    }

    private static void say(String line) {
        System.out.println(line);
    }

    /** Says what has started, and how long it took. */
    private record Watch(Clock clock) implements IslandServers.Progress {
        @Override
        public <T> T step(String name, Supplier<T> step) {
            var begun = clock.instant();
            var done = step.get();
            var seconds = Duration.between(begun, clock.instant()).toMillis() / 1000.0;
            say("  %-28s %5.1f s".formatted(name, seconds));
            return done;
        }
    }
}
