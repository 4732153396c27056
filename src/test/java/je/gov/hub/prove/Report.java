package je.gov.hub.prove;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the rounds came to: a line of JSON for each, as soon as it is over, so that a run that was cut short goes on where it was; and at
 * the end a summary, as JSON and as Markdown.
 */
final class Report {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String TABLE = "%-44s | %6s | %6s | %7s | %7s | %10s | %4s | %10s | %10s | %6s | %6s%n";

    private final Path folder;
    private final Path file;
    private final List<Line> lines = new ArrayList<>();

    private Report(Path folder) {
        this.folder = folder;
        file = folder.resolve("rounds.jsonl");
    }

    /** How a round ended. */
    enum Ending {
        PASSED,
        FAILED,
        SKIPPED
    }

    /**
     * One round.
     *
     * @param fault the name of its case
     * @param why what was broken, or why it was skipped
     */
    record Line(int round, String fault, long seed, Ending ending, List<String> why, Totals totals, long seconds) {

        static Line of(int round, Case fault, long seed, List<String> broken, Totals totals, long seconds) {
            return new Line(
                    round,
                    fault.name(),
                    seed,
                    broken.isEmpty() ? Ending.PASSED : Ending.FAILED,
                    List.copyOf(broken),
                    totals,
                    seconds);
        }
    }

    /**
     * Opens it.
     *
     * @param plan whose rounds count
     * @param resumed whether lines that are there already do
     */
    static Report in(Path folder, Plan plan, boolean resumed) {
        var report = new Report(folder);
        try {
            Files.createDirectories(folder);
            if (resumed && Files.exists(report.file)) {
                for (var line : Files.readAllLines(report.file)) {
                    var read = JSON.readValue(line, Line.class);
                    if (read.seed() == plan.seedOf(read.round())) {
                        report.lines.add(read);
                    }
                }
            } else {
                Files.deleteIfExists(report.file);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The report in " + folder + " cannot be read", unreadable);
        }
        return report;
    }

    /** Whether a round is over; one that failed is to be run again. */
    boolean has(int round) {
        return lines.stream().anyMatch(line -> line.round() == round && line.ending() != Ending.FAILED);
    }

    void add(Line line) {
        lines.add(line);
        write(file, json(line) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Writes {@code summary.json} and {@code summary.md}; returns the latter. */
    String summary() {
        var byFault = new TreeMap<String, List<Line>>();
        lines.forEach(line -> byFault.computeIfAbsent(line.fault(), unseen -> new ArrayList<>())
                .add(line));
        var text = new StringBuilder(row("fault", "rounds", "failed", "skipped", "events", "deliveries")).append(RULE);
        var sums = new TreeMap<String, Object>();
        byFault.forEach((fault, own) -> text.append(row(fault, own)));
        byFault.forEach((fault, own) -> sums.put(fault, sum(own)));
        text.append(row("**all**", lines));
        overwrite("summary.json", pretty(Map.of("faults", sums, "all", sum(lines))));
        overwrite("summary.md", text.toString());
        return text.toString();
    }

    private static final String RULE = "---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:\n";

    private static String row(
            String fault, Object rounds, Object failed, Object skipped, Object events, Object deliveries) {
        return TABLE.formatted(
                fault,
                rounds,
                failed,
                skipped,
                events,
                deliveries,
                "lost",
                "again, key",
                "again, none",
                "twice",
                "disorder");
    }

    private static String row(String fault, List<Line> own) {
        var sum = sum(own);
        var totals = sum.totals();
        return TABLE.formatted(
                fault,
                sum.rounds(),
                sum.failed(),
                sum.skipped(),
                totals.events(),
                totals.deliveries(),
                totals.lost(),
                totals.repeatedWithKey(),
                totals.repeatedWithoutKey(),
                totals.twice(),
                totals.outOfOrder());
    }

    /** What some rounds came to together. */
    record Sum(long rounds, long failed, long skipped, Totals totals) {}

    private static Sum sum(List<Line> own) {
        return new Sum(
                own.size(),
                own.stream().filter(line -> line.ending() == Ending.FAILED).count(),
                own.stream().filter(line -> line.ending() == Ending.SKIPPED).count(),
                own.stream().map(Line::totals).reduce(Totals.NONE, Totals::and));
    }

    private void overwrite(String name, String text) {
        write(
                folder.resolve(name),
                text,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A record is not JSON", impossible);
        }
    }

    private static String pretty(Object value) {
        try {
            return JSON.writer(SerializationFeature.INDENT_OUTPUT).writeValueAsString(value) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A record is not JSON", impossible);
        }
    }

    private static void write(Path file, String text, StandardOpenOption... how) {
        try {
            Files.writeString(file, text, how);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("The report cannot be written", unwritable);
        }
    }
}
