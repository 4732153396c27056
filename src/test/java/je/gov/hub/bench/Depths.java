package je.gov.hub.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import je.gov.hub.bench.Curve.Line;
import je.gov.hub.bench.Curve.Point;
import je.gov.hub.sandbox.HubJava;
import je.gov.hub.sandbox.Issuer;

/**
 * What much that lies there costs: how long a hub takes to start, and how much of its heap lives, against how much waits in an inbox; how long a question
 * takes against how many events the ledger has.
 */
record Depths(Path folder, List<Integer> waiting, List<Integer> events, Consumer<String> progress) {

    private static final String SYSTEM = Country.name(1);
    private static final int QUESTIONS = 100;
    private static final long AT_ONCE = 1_000_000;
    private static final int OK = 200;
    private static final double MIB = 1024.0 * 1024.0;

    static Depths usual(Path folder, Consumer<String> progress) {
        return new Depths(
                folder, List.of(0, 10_000, 100_000, 1_000_000), List.of(1000, 10_000, 100_000, 1_000_000), progress);
    }

    static Depths quick(Path folder, Consumer<String> progress) {
        return new Depths(folder, List.of(0, 1000), List.of(1000, 10_000), progress);
    }

    Curve inboxes() throws Exception {
        var starts = new ArrayList<Point>();
        var heaps = new ArrayList<Point>();
        var crowd = new Crowd(folder.resolve("waiting/artemis").toAbsolutePath());
        try (var country = new Country(folder.resolve("waiting"), "http://127.0.0.1:9/", 1)) {
            suspend(country);
            int before = 0;
            for (int now : waiting) {
                progress.accept("Waiting in an inbox: " + now);
                if (now > before) {
                    crowd.wait(SYSTEM, before, now);
                }
                before = now;
                try (var hub = country.start(1, 1)) {
                    starts.add(new Point(now, hub.application().startToReady().toMillis() / 1000.0));
                    heaps.add(new Point(now, alive(hub.application().process().pid()) / MIB));
                }
            }
        }
        return new Curve(
                "curve-waiting",
                "Heap and start against what waits in an inbox",
                "disclosures waiting in one inbox",
                "heap that lives, MiB; start to ready, s",
                List.of(new Line("heap, MiB", heaps), new Line("start to ready, s", starts)));
    }

    /** What is left after a whole collection, in bytes. */
    private static long alive(long pid) throws IOException {
        var jcmd = Path.of(HubJava.java()).resolveSibling("jcmd").toString();
        var counting = new ProcessBuilder(jcmd, Long.toString(pid), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        var lines = new String(counting.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("Total"))
                .toList();
        // such as: Total  1234567  98765432
        return Long.parseLong(lines.get(lines.size() - 1).replaceAll("^.*\\s(\\d+)\\s*$", "$1"));
    }

    private static void suspend(Country country) throws Exception {
        var hub = country.start(1, 1);
        try {
            Crowd.suspend(country.hub("/"), country.island().issuer().token(Issuer.OPERATOR), SYSTEM);
        } finally {
            hub.close();
        }
    }

    Curve ledgers() throws Exception {
        List<Line> lines;
        try (var country = new Country(folder.resolve("ledger"), "http://127.0.0.1:9/", 1)) {
            var hub = country.start(1, 1);
            try {
                lines = questions(country);
            } finally {
                hub.close();
            }
        }
        return new Curve(
                "curve-ledger",
                "Questions to the ledger against its size",
                "events in the ledger, each with its disclosure, receipt and fact",
                "time until the answer, median, ms",
                lines);
    }

    /** Fills the ledger, and asks at each size. */
    List<Line> questions(Country country) throws Exception {
        var journeys = new ArrayList<Point>();
        var subjects = new ArrayList<Point>();
        try (var http = HttpClient.newHttpClient()) {
            var table = new CrowdedLedgerTable(country.island().database());
            long before = 0;
            for (long now : events) {
                progress.accept("Events in the ledger: " + now);
                while (before < now) {
                    long next = Math.min(now, before + AT_ONCE);
                    table.fill(before + 1, next);
                    before = next;
                    progress.accept("  filled to " + next);
                }
                // filling may have taken longer than a token lasts
                var token = country.island().issuer().token(Issuer.OPERATOR);
                long step = Math.max(1, now / QUESTIONS);
                journeys.add(new Point(
                        now,
                        millis(step, number -> journey(http, country.hub("/events/" + table.key(number)), token))));
                subjects.add(new Point(now, millis(step, table::about)));
            }
        }
        return List.of(new Line("journey of an event", journeys), new Line("all of a subject (SQL)", subjects));
    }

    private static void journey(HttpClient http, URI address, String token) throws Exception {
        var request = HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + token)
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != OK) {
            throw new IllegalStateException(
                    "The bench's question was answered " + answer.statusCode() + ": " + answer.body());
        }
    }

    /** Asks about one event. */
    private interface Question {
        void ask(long number) throws Exception;
    }

    private static double millis(long step, Question question) throws Exception {
        var times = new double[QUESTIONS];
        for (int place = 0; place < QUESTIONS; place++) {
            long begin = System.nanoTime();
            question.ask(1 + place * step);
            times[place] = (System.nanoTime() - begin) / 1e6;
        }
        return Arrays.stream(times).sorted().toArray()[QUESTIONS / 2];
    }
}
