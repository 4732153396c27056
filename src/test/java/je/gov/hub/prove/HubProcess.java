package je.gov.hub.prove;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import je.gov.hub.Hub;
import je.gov.hub.sandbox.HubJava;
import je.gov.hub.sandbox.Ports;
import org.awaitility.Awaitility;

/** The hub in a process of its own, so that it can be killed. What it says goes to a log file beside its state. */
final class HubProcess {

    private static final Duration LONGEST_START = Duration.ofMinutes(10);
    private static final Duration LONGEST_STOP = Duration.ofMinutes(1);
    private static final int READY = 200;

    private final Process process;
    private final URI readiness;
    private final Path log;
    private final int debugger;

    private HubProcess(Process process, URI readiness, Path log, int debugger) {
        this.process = process;
        this.readiness = readiness;
        this.log = log;
        this.debugger = debugger;
    }

    /**
     * Starts it and returns at once.
     *
     * @param environment what its process finds round it besides what this one does
     */
    static HubProcess launch(Map<String, String> properties, Map<String, String> environment, Path folder) {
        var settings = folder.resolve("hub.properties");
        var log = folder.resolve("hub.log");
        var debugger = Ports.freeAside();
        try {
            Files.write(
                    settings,
                    properties.entrySet().stream().map(HubProcess::line).toList());
            var process = new ProcessBuilder(command(settings, debugger))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            process.environment().putAll(environment);
            var port = properties.get("management.server.port");
            return new HubProcess(
                    process.start(),
                    URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"),
                    log,
                    debugger);
        } catch (IOException failed) {
            throw new UncheckedIOException("The hub's process does not start", failed);
        }
    }

    private static String line(Map.Entry<String, String> property) {
        return property.getKey() + "=" + property.getValue();
    }

    /** The number of its process. */
    long pid() {
        return process.pid();
    }

    /** Which port a debugger finds it at: nothing in it waits for one, and one may halt it anywhere. */
    int debugger() {
        return debugger;
    }

    private static List<String> command(Path settings, int debugger) {
        var command = new ArrayList<String>();
        command.add(HubJava.java());
        command.addAll(List.of("-Xmx1g", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:" + debugger);
        command.add("-XX:ErrorFile=" + settings.resolveSibling("hs_err_%p.log"));
        command.addAll(List.of("-cp", HubJava.ofThisBuild().classPath()));
        command.add(Hub.class.getName());
        command.add("--spring.config.additional-location=file:" + settings);
        return command;
    }

    /** Waits until it says that it is ready. */
    HubProcess awaitReady() {
        Awaitility.await("the hub is ready; its log is " + log)
                .atMost(LONGEST_START)
                .pollInterval(Duration.ofMillis(200))
                .failFast("the hub's process ended; its log is " + log, () -> !process.isAlive())
                .until(this::isReady);
        return this;
    }

    /** What it says when it is asked whether it is ready. */
    enum Says {
        READY,
        UNREADY,
        NOTHING
    }

    /** Whether it says that it is ready. */
    boolean isReady() {
        return says() == Says.READY;
    }

    Says says() {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(readiness)
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == READY ? Says.READY : Says.UNREADY;
        } catch (IOException notYet) {
            return Says.NOTHING;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Says.NOTHING;
        }
    }

    /** How many bytes of its heap are in use, after a collection. */
    long heap() {
        var histogram = said("jcmd", Long.toString(pid()), "GC.class_histogram");
        var total = histogram.lines().reduce("", (one, next) -> next);
        return Long.parseLong(total.replaceFirst("Total +\\d+ +(\\d+).*", "$1").strip());
    }

    private static String said(String tool, String... arguments) {
        try {
            var command = new ArrayList<String>();
            command.add(Path.of(System.getProperty("java.home"), "bin", tool).toString());
            command.addAll(List.of(arguments));
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException("There is no " + tool, failed);
        }
    }

    /** Nothing of it runs until {@link #goOn}, and it does not know. */
    void freeze() {
        signal("STOP");
    }

    void goOn() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException failed) {
            throw new UncheckedIOException("The hub's process gets no signal", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** SIGKILL. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /**
     * SIGTERM.
     *
     * @return its exit code
     */
    int stop() {
        process.destroy();
        Awaitility.await("the hub stops; its log is " + log)
                .atMost(LONGEST_STOP)
                .until(() -> !process.isAlive());
        return process.exitValue();
    }
}
