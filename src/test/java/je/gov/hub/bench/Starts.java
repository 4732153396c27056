package je.gov.hub.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import je.gov.hub.Hub;
import je.gov.hub.sandbox.HubJava;
import je.gov.hub.sandbox.IslandPorts;
import je.gov.hub.sandbox.IslandServers;
import je.gov.hub.sandbox.Training;

/**
 * How long the hub takes from its start to when it is ready, without the JDK's AOT cache and with it, in turn, each time a process of its
 * own that finds the database and the broker as the one before left them.
 *
 * @param turns of each
 */
record Starts(Path folder, int turns, List<String> options, Consumer<String> progress) {

    private static final Duration SLOWNESS = Duration.ofSeconds(2);

    /**
     * One start.
     *
     * @param cpu seconds of processor time until it was ready
     */
    record Start(double seconds, double cpu) {}

    /** What came of it. */
    record Times(List<Start> without, List<Start> with) {

        void print(PrintWriter out) {
            out.printf(Locale.ROOT, "%-36s %10s %10s %8s%n", "start to ready, median", "without", "with", "ratio");
            print(out, "seconds", Start::seconds);
            print(out, "CPU seconds", Start::cpu);
            out.printf(Locale.ROOT, "%nwithout: %s%nwith:    %s%n", all(without), all(with));
        }

        private void print(PrintWriter out, String words, ToDoubleFunction<Start> figure) {
            double one = median(without, figure);
            double other = median(with, figure);
            out.printf(Locale.ROOT, "%-36s %10.1f %10.1f %8.2f%n", words, one, other, other / one);
        }

        private static String all(List<Start> starts) {
            return String.join(
                    ", ",
                    starts.stream()
                            .map(start -> "%.1f s (CPU %.1f s)".formatted(start.seconds(), start.cpu()))
                            .toList());
        }

        ObjectNode json() {
            var json = JsonMapper.builder().build().createObjectNode();
            return json.put("startWithoutCache", median(without, Start::seconds))
                    .put("startWithCache", median(with, Start::seconds))
                    .put("cpuWithoutCache", median(without, Start::cpu))
                    .put("cpuWithCache", median(with, Start::cpu));
        }

        private static double median(List<Start> starts, ToDoubleFunction<Start> figure) {
            var sorted = starts.stream().mapToDouble(figure).sorted().toArray();
            return sorted[sorted.length / 2];
        }
    }

    /** Makes the cache where there is none yet, and measures. */
    Times measured() throws IOException {
        var java = HubJava.ofThisBuild();
        progress.accept("Making the AOT cache, where it is not there");
        Training.make(java);
        if (java.usingCache().isEmpty()) {
            throw new NoCacheException();
        }
        var ports = IslandPorts.anyFree();
        try (var island =
                IslandServers.start(folder, ports, Clock.systemUTC(), SLOWNESS, IslandServers.Progress.silent())) {
            var properties = new TreeMap<>(island.hubProperties());
            start(properties, ports, List.of(), "First of all, for the database's tables");
            var without = new ArrayList<Start>();
            var with = new ArrayList<Start>();
            for (int turn = 1; turn <= turns; turn++) {
                without.add(start(properties, ports, List.of(), "Without, turn " + turn));
                with.add(start(properties, ports, java.usingCache(), "With, turn " + turn));
            }
            return new Times(without, with);
        }
    }

    private Start start(Map<String, String> properties, IslandPorts ports, List<String> cache, String words)
            throws IOException {
        progress.accept(words);
        var all = new ArrayList<>(options);
        all.addAll(cache);
        var readiness = URI.create("http://127.0.0.1:" + ports.management() + "/actuator/health/readiness");
        try (var hub = new JavaProcess.Plan(Hub.class.getName(), readiness, all, properties, folder).start()) {
            return new Start(hub.startToReady().toMillis() / 1000.0, hub.meter().cpuSeconds());
        }
    }

    /** Without one there is nothing to compare. */
    static final class NoCacheException extends RuntimeException {
        NoCacheException() {
            super("There is no AOT cache: it takes a JDK 25, and is made of the jar that the build makes");
        }
    }
}
