package je.gov.hub.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;

/**
 * What came of it.
 *
 * @param syncs how many times a second the disk makes something durable
 * @param rate events a second at which latencies were measured
 * @param repeated deliveries that arrived again, of both together
 */
record Report(Score hub, Score bare, double syncs, double rate, long repeated) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double MIB = 1024.0 * 1024.0;

    /** One line of the table, and one field of both applications' part of the JSON. */
    private record Line(String field, String words, double hub, double bare) {

        double ratio() {
            return hub / bare;
        }
    }

    private Line line(String field, String words, ToDoubleFunction<Score> figure) {
        return new Line(field, words, figure.applyAsDouble(hub), figure.applyAsDouble(bare));
    }

    private List<Line> lines() {
        return List.of(
                line("acceptedPerSecond", "accepted events/s, flat out", Score::acceptedPerSecond),
                line("deliveriesPerSecond", "deliveries/s, flat out", Score::deliveriesPerSecond),
                line("acceptP50", "acceptance p50, ms", score -> millis(score.acceptance(), 50)),
                line("acceptP99", "acceptance p99, ms", score -> millis(score.acceptance(), 99)),
                line("acceptP999", "acceptance p99.9, ms", score -> millis(score.acceptance(), 99.9)),
                line("endToEndP50", "end to end p50, ms", score -> millis(score.endToEnd(), 50)),
                line("endToEndP99", "end to end p99, ms", score -> millis(score.endToEnd(), 99)),
                line("endToEndP999", "end to end p99.9, ms", score -> millis(score.endToEnd(), 99.9)),
                line("cpuPerEvent", "CPU s per 1,000 events, database included", Score::cpuSecondsPer1000Events),
                line("databaseCpuPerEvent", "  of which database", Score::databaseCpuSecondsPer1000Events),
                line("peakResidentMiB", "peak resident memory, MiB", score -> score.peakResident() / MIB),
                line("databaseResidentMiB", "  beside it: database, MiB", score -> score.databaseResident() / MIB),
                line("bytesOnDiskPerEvent", "bytes on disk per event", Score::bytesOnDiskPerEvent),
                line(
                        "startToReadySeconds",
                        "start to ready, s",
                        score -> score.startToReady().toMillis() / 1000.0),
                line(
                        "acceptedPerSync",
                        "accepted events per sync of the disk",
                        score -> score.acceptedPerSecond() / syncs),
                line("accepted", "events measured", Score::accepted),
                line("delivered", "deliveries measured", Score::delivered));
    }

    /** For a person. */
    void print(PrintWriter out) {
        out.printf(Locale.ROOT, "%-44s %12s %12s %10s%n", "", "hub", "bare", "hub : bare");
        for (var line : lines()) {
            out.printf(
                    Locale.ROOT,
                    "%-44s %12.2f %12.2f %10s%n",
                    line.words(),
                    line.hub(),
                    line.bare(),
                    Double.isFinite(line.ratio()) ? "%.2f".formatted(line.ratio()) : "");
        }
        out.printf(
                Locale.ROOT,
                "%nLatencies at %.0f events/s, the same for both. The disk syncs %.0f times a second.%n",
                rate,
                syncs);
    }

    /** For a program. */
    ObjectNode json() {
        var json = JSON.createObjectNode();
        var hubs = json.putObject("hub");
        var bares = json.putObject("bare");
        var ratios = json.putObject("ratios");
        for (var line : lines()) {
            hubs.put(line.field(), line.hub());
            bares.put(line.field(), line.bare());
            if (Double.isFinite(line.ratio())) {
                ratios.put(line.field(), line.ratio());
            }
        }
        return json.put("steadyEventsPerSecond", rate)
                .put("diskSyncsPerSecond", syncs)
                .put("repeated", repeated);
    }

    private static double millis(Histogram histogram, double percentile) {
        return histogram.getValueAtPercentile(percentile) / NANOS_PER_MILLI;
    }
}
