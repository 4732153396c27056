package je.gov.hub.bench;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Cost against size.
 *
 * @param name of its picture
 * @param across what grows, with its unit
 * @param up what it costs, with its unit
 */
record Curve(String name, String title, String across, String up, List<Line> lines) {

    Curve {
        lines = List.copyOf(lines);
    }

    /** For a person. */
    void print(PrintWriter out) {
        out.println(title + " (" + across + ")");
        for (var line : lines) {
            out.printf(
                    Locale.ROOT,
                    "  %-24s %s%n",
                    line.name(),
                    line.points().stream()
                            .map(point -> String.format(Locale.ROOT, "%,.0f: %.2f", point.size(), point.cost()))
                            .collect(Collectors.joining("   ")));
        }
    }

    /** One thing that is measured, at every size. */
    record Line(String name, List<Point> points) {
        Line {
            points = List.copyOf(points);
        }
    }

    /** One measurement. */
    record Point(double size, double cost) {}
}
