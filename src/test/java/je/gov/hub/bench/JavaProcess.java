package je.gov.hub.bench;

import java.io.IOException;
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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import je.gov.hub.sandbox.HubJava;

/**
 * An application in a Java process of its own.
 *
 * @param startToReady from its start to when it first said that it is ready
 */
record JavaProcess(Process process, Duration startToReady) implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofMinutes(6);
    private static final Duration LONGEST_STOP = Duration.ofMinutes(1);
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final int READY = 200;

    /**
     * Starts it and waits until it is ready.
     *
     * @param main the class with its main method
     * @param readiness answers 200 when it is ready
     * @param options of the Java virtual machine, beyond those that all have
     * @param properties its settings, written to a file in its folder
     */
    record Plan(String main, URI readiness, List<String> options, Map<String, String> properties, Path folder) {

        JavaProcess start() throws IOException {
            Files.createDirectories(folder);
            var settings = folder.resolve("settings.properties");
            Files.write(
                    settings,
                    properties.entrySet().stream()
                            .map(property -> property.getKey() + "=" + property.getValue())
                            .toList());
            long begun = System.nanoTime();
            var process = new ProcessBuilder(command(settings))
                    .redirectErrorStream(true)
                    .redirectOutput(log().toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            awaitReady(process, begun);
            return new JavaProcess(process, Duration.ofNanos(System.nanoTime() - begun));
        }

        private Path log() {
            return folder.resolve("process.log");
        }

        private List<String> command(Path settings) {
            var command = new ArrayList<String>();
            command.add(HubJava.java());
            command.addAll(List.of("-Xmx1g", "-XX:+UseParallelGC", "--enable-native-access=ALL-UNNAMED"));
            command.addAll(options);
            command.addAll(List.of("-cp", classPath(), main));
            command.add("--spring.config.additional-location=file:" + settings);
            return command;
        }

        /** The hub must not find the classes of the tests; the bare application is one of them, and finds nothing by itself. */
        private String classPath() {
            return main.startsWith("je.gov.hub.bench")
                    ? System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                    : HubJava.ofThisBuild().classPath();
        }

        private void awaitReady(Process process, long begun) {
            try (var http = HttpClient.newHttpClient()) {
                while (!isReady(http)) {
                    boolean late = System.nanoTime() - begun > LONGEST_START.toNanos();
                    if (late || !process.isAlive()) {
                        process.destroyForcibly();
                        throw new NotReadyException(main, log());
                    }
                    LockSupport.parkNanos(LOOK.toNanos());
                }
            }
        }

        private boolean isReady(HttpClient http) {
            try {
                var request = HttpRequest.newBuilder(readiness)
                        .timeout(Duration.ofSeconds(2))
                        .build();
                return http.send(request, BodyHandlers.discarding()).statusCode() == READY;
            } catch (IOException notYet) {
                return false;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new NotReadyException(main, log());
            }
        }
    }

    ProcessMeter meter() {
        return new ProcessMeter(process.pid());
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException hurried) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** It ended, or was not ready in time; its log says why. */
    static final class NotReadyException extends RuntimeException {
        NotReadyException(String main, Path log) {
            super(main + " does not become ready; see " + log);
        }
    }
}
