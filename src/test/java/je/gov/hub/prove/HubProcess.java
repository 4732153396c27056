package je.gov.hub.prove;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
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

    /** Starts it and returns at once. */
    static HubProcess launch(Map<String, String> properties, Path folder) {
        var settings = folder.resolve("hub.properties");
        var log = folder.resolve("hub.log");
        var debugger = Ports.free();
        try {
            Files.write(
                    settings,
                    properties.entrySet().stream().map(HubProcess::line).toList());
            var process = new ProcessBuilder(command(settings, debugger))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            var port = properties.get("management.server.port");
            return new HubProcess(
                    process, URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"), log, debugger);
        } catch (IOException failed) {
            throw new UncheckedIOException("The hub's process does not start", failed);
        }
    }

    private static String line(Map.Entry<String, String> property) {
        return property.getKey() + "=" + property.getValue();
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

    /** What it says itself. */
    boolean isReady() {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(readiness)
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == READY;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
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
