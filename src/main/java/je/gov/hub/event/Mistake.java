package je.gov.hub.event;

import java.util.Comparator;

/**
 * One mistake in a file that an integrator wrote, as {@code hub check} reports it. All mistakes of a file are reported at once.
 *
 * @param file the path of the file as it was named to the hub
 * @param line 1 for the first; 1 when the mistake is of the whole file
 * @param column 1 for the first
 * @param message what is wrong, which one, and what to do, in one sentence
 */
public record Mistake(String file, int line, int column, String message) implements Comparable<Mistake> {

    private static final Comparator<Mistake> BY_PLACE = Comparator.comparing(Mistake::file)
            .thenComparingInt(Mistake::line)
            .thenComparingInt(Mistake::column)
            .thenComparing(Mistake::message);

    public Mistake {
        line = Math.max(1, line);
        column = Math.max(1, column);
    }

    @Override
    public int compareTo(Mistake other) {
        return BY_PLACE.compare(this, other);
    }

    /** As compilers print it, so that editors can jump there: {@code file:line:column: message}. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + message;
    }
}
