package je.gov.hub.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import je.gov.hub.bench.Trial.Extent;
import je.gov.hub.sandbox.IslandPorts;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the hub beside a bare Camel application, in turn, in one run. Runs in the project's folder. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        usageHelpWidth = 110,
        description =
                "Measure the hub beside a bare Camel application that takes, checks and fans out the same events.")
final class Bench implements Callable<Integer> {

    private static final Duration QUICK = Duration.ofSeconds(3);
    private static final Duration SYNCS = Duration.ofSeconds(2);

    private final PrintWriter out;

    @Option(names = "--quick", description = "About a minute in all: shows that it runs, not how fast the hub is.")
    private boolean quick;

    @Option(names = "--start", description = "Measure the hub's start instead, without and with an AOT cache.")
    private boolean start;

    @Option(
            names = "--curves",
            paramLabel = "FOLDER",
            description = "Measure cost against size instead, and write the curves into a folder, as SVG.")
    private @Nullable Path curves;

    @Option(
            names = "--curve",
            paramLabel = "NAME",
            description = "Only this curve: receivers, lengths, systems, waiting or ledger; may be said again.")
    private List<String> only = List.of();

    @Option(names = "--steps", description = "Measure the inner steps alone instead, in microseconds.")
    private boolean steps;

    @Option(names = "--json", description = "Print the figures as JSON.")
    private boolean json;

    @Option(names = "--rounds", defaultValue = "3", description = "Turns each; ${DEFAULT-VALUE} when not said.")
    private int rounds;

    @Option(
            names = "--seconds",
            defaultValue = "20",
            description = "How long each turn lasts; ${DEFAULT-VALUE} when not said.")
    private int seconds;

    @Option(
            names = "--tellers",
            defaultValue = "32",
            description = "Clients that tell at once; ${DEFAULT-VALUE} when not said.")
    private int tellers;

    @Option(
            names = "--bytes",
            defaultValue = "1024",
            description = "Length of an event; ${DEFAULT-VALUE} when not said.")
    private int bytes;

    @Option(
            names = "--people",
            defaultValue = "2000",
            description = "How many people are told of; ${DEFAULT-VALUE} when not said.")
    private int size;

    @Option(
            names = "--hub-option",
            paramLabel = "OPTION",
            description = "An option for the hub's Java, such as -XX:StartFlightRecording:filename=hub.jfr.")
    private List<String> hubOptions = List.of();

    @Option(
            names = "--folder",
            defaultValue = "target/bench",
            description = "Where the two keep what they keep; emptied first. ${DEFAULT-VALUE} when not said.")
    private Path folder = Path.of("target", "bench");

    Bench(PrintWriter out) {
        this.out = out;
    }

    /** Runs it, and ends with 0 where it could measure. */
    public static void main(String[] arguments) {
        System.setProperty("logback.configurationFile", "je/gov/hub/cli/logback.xml");
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        System.exit(new CommandLine(new Bench(out)).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        FileSystemUtils.deleteRecursively(folder);
        Files.createDirectories(folder);
        if (start) {
            starts();
        } else if (steps) {
            steps();
        } else if (curves != null) {
            curves(curves);
        } else {
            match();
        }
        return 0;
    }

    private void starts() throws IOException {
        var times = new Starts(folder.toAbsolutePath(), quick ? 1 : rounds, hubOptions, this::say).measured();
        if (json) {
            out.println(times.json().toPrettyString());
        } else {
            times.print(out);
        }
    }

    private void steps() throws RunnerException {
        var options = new OptionsBuilder()
                .include(Steps.class.getName())
                .forks(quick ? 0 : 1)
                .warmupIterations(quick ? 1 : 5)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(quick ? 1 : 5)
                .measurementTime(TimeValue.seconds(1))
                .verbosity(VerboseMode.SILENT);
        for (var result : new Runner(options.build()).run()) {
            var figure = result.getPrimaryResult();
            out.printf(
                    Locale.ROOT,
                    "%-12s %8.2f ± %.2f %s%n",
                    figure.getLabel(),
                    figure.getScore(),
                    quick ? 0 : figure.getScoreError(),
                    figure.getScoreUnit());
        }
    }

    private void curves(Path into) throws Exception {
        Files.createDirectories(into);
        var all = new ArrayList<Curve>();
        for (var each : measuring().entrySet()) {
            if (only.isEmpty() || only.contains(each.getKey())) {
                var curve = each.getValue().call();
                Files.writeString(into.resolve(curve.name() + ".svg"), new Picture(curve).svg());
                all.add(curve);
            }
        }
        if (json) {
            out.println(JsonMapper.builder()
                    .build()
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(all));
        } else {
            all.forEach(curve -> curve.print(out));
        }
    }

    private Map<String, Callable<Curve>> measuring() {
        var place = folder.toAbsolutePath();
        var curves = new Curves(place, tellers, quick ? Curves.Sizes.quick() : Curves.Sizes.usual(), this::say);
        var depths = quick ? Depths.quick(place, this::say) : Depths.usual(place, this::say);
        var all = new LinkedHashMap<String, Callable<Curve>>();
        all.put("receivers", curves::receivers);
        all.put("lengths", curves::lengths);
        all.put("systems", curves::systems);
        all.put("waiting", depths::inboxes);
        all.put("ledger", depths::ledgers);
        return all;
    }

    private void match() throws IOException {
        var report = measured();
        if (json) {
            out.println(report.json().toPrettyString());
        } else {
            report.print(out);
        }
    }

    private Report measured() throws IOException {
        var people = new People(quick ? Math.min(size, 200) : size, bytes);
        var arrivals = new Arrivals();
        var ports = IslandPorts.anyFree();
        try (var receivers = Receivers.start(arrivals, folder.resolve("parish"))) {
            var contenders = new Contenders(folder.toAbsolutePath(), receivers, tellers, hubOptions);
            try (var island = contenders.island(ports);
                    var hub = contenders.hub(island, ports, people);
                    var bare = contenders.bare();
                    var load = new Load(arrivals, people, tellers)) {
                say("Both run");
                return new Match(hub, bare, arrivals, new Trial(arrivals, load, extent()), this::say)
                        .play(extent().rounds(), DiskSync.perSecond(folder, SYNCS));
            }
        }
    }

    private Extent extent() {
        var turn = Duration.ofSeconds(seconds);
        return quick
                ? new Extent(1, QUICK, 200, QUICK, QUICK, Duration.ofMinutes(1))
                : new Extent(rounds, Duration.ofMinutes(5), 3000, turn, turn, Duration.ofMinutes(5));
    }

    /** To the side, as the output may be JSON. */
    private void say(String line) {
        System.err.println(line);
    }
}
