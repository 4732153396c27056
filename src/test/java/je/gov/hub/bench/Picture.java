package je.gov.hub.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import je.gov.hub.bench.Curve.Line;
import je.gov.hub.bench.Curve.Point;

/**
 * A curve as a picture in SVG: size on a logarithmic axis, cost on a linear one from 0. Its colours have enough contrast on white as on black, and it has no
 * ground of its own, so that it can be read wherever it is shown.
 */
record Picture(Curve curve) {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 360;
    private static final int LEFT = 80;
    private static final int RIGHT = 690;
    private static final int TOP = 70;
    private static final int BOTTOM = 300;
    private static final int STEPS = 4;
    private static final int KEY = 200;
    private static final List<String> COLOURS = List.of("#2f81f7", "#d1570c", "#238636");

    String svg() {
        var all = new ArrayList<String>();
        all.add(
                ("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\""
                                + " font-family=\"sans-serif\" font-size=\"13\" fill=\"#7d8590\">")
                        .formatted(WIDTH, HEIGHT, WIDTH, HEIGHT));
        all.add("<title>%s</title>".formatted(escaped(curve.title())));
        all.add(text(LEFT, 22, "start", "font-size=\"16\" font-weight=\"bold\"", curve.title()));
        all.add(text((LEFT + RIGHT) / 2, HEIGHT - 16, "middle", "", curve.across()));
        all.add(text(LEFT, TOP - 10, "start", "", curve.up()));
        grid(all);
        ticks(all);
        for (int place = 0; place < curve.lines().size(); place++) {
            line(all, curve.lines().get(place), COLOURS.get(place % COLOURS.size()));
            key(all, place);
        }
        all.add("</svg>\n");
        return String.join("\n", all);
    }

    private void grid(List<String> all) {
        for (int step = 0; step <= STEPS; step++) {
            double value = top() * step / STEPS;
            all.add("<path d=\"M%d %.1fH%d\" stroke=\"#7d8590\" stroke-opacity=\"0.35\"/>"
                    .formatted(LEFT, down(value), RIGHT));
            all.add(text(LEFT - 8, down(value) + 4, "end", "", number(value)));
        }
    }

    private void ticks(List<String> all) {
        curve.lines().stream()
                .flatMap(line -> line.points().stream())
                .mapToDouble(Point::size)
                .distinct()
                .sorted()
                .forEach(size -> all.add(text(across(size), BOTTOM + 18, "middle", "", number(size))));
    }

    private void line(List<String> all, Line line, String colour) {
        var places = line.points().stream()
                .map(point -> "%.1f,%.1f".formatted(across(point.size()), down(point.cost())))
                .collect(Collectors.joining(" "));
        all.add("<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2.5\"/>".formatted(places, colour));
        for (var point : line.points()) {
            all.add("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"%s\"><title>%s: %s</title></circle>"
                    .formatted(
                            across(point.size()),
                            down(point.cost()),
                            colour,
                            number(point.size()),
                            number(point.cost())));
        }
    }

    private void key(List<String> all, int place) {
        int left = LEFT + place * KEY;
        all.add("<rect x=\"%d\" y=\"34\" width=\"12\" height=\"12\" fill=\"%s\"/>"
                .formatted(left, COLOURS.get(place % COLOURS.size())));
        all.add(text(left + 18, 45, "start", "", curve.lines().get(place).name()));
    }

    /** A round number above the highest cost. */
    private double top() {
        double highest = Math.max(most(Point::cost), Double.MIN_NORMAL);
        double power = Math.pow(10, Math.floor(Math.log10(highest)));
        return power * Math.ceil(highest / power * 2) / 2;
    }

    private double most(ToDoubleFunction<Point> figure) {
        return curve.lines().stream()
                .flatMap(line -> line.points().stream())
                .mapToDouble(figure)
                .max()
                .orElse(1);
    }

    private double down(double cost) {
        return BOTTOM - cost / top() * (BOTTOM - TOP);
    }

    /** Logarithmic, with a place for nothing at the left end. */
    private double across(double size) {
        double least = curve.lines().stream()
                .flatMap(line -> line.points().stream())
                .mapToDouble(Point::size)
                .filter(one -> one > 0)
                .min()
                .orElse(1);
        boolean nothing =
                curve.lines().stream().flatMap(line -> line.points().stream()).anyMatch(point -> point.size() == 0);
        double most = Math.log(Math.max(most(Point::size), least * 2) / least);
        double begin = LEFT + (nothing ? 90.0 : 20.0);
        return size == 0 ? LEFT + 20.0 : begin + Math.log(size / least) / most * (RIGHT - 20 - begin);
    }

    private static String text(double left, double down, String anchor, String more, String words) {
        return String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" %s>%s</text>",
                left,
                down,
                anchor,
                more,
                escaped(words));
    }

    private static String number(double value) {
        return value == Math.rint(value) || value >= 100
                ? String.format(Locale.ROOT, "%,d", Math.round(value))
                : String.format(Locale.ROOT, value < 1 ? "%.3f" : "%.2f", value);
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
