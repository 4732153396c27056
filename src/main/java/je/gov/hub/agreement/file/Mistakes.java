package je.gov.hub.agreement.file;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import je.gov.hub.event.Mistake;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Gathers the mistakes of one file; the same one found for several systems of the file counts once. */
final class Mistakes {

    private final String file;
    private final List<String> lines;
    private final SortedSet<Mistake> found = new TreeSet<>();

    Mistakes(String file, String text) {
        this.file = file;
        this.lines = text.lines().toList();
    }

    void add(Place place, String message) {
        found.add(new Mistake(file, place.line(), place.column(), message));
    }

    /** A mistake inside a text; its line and column count from 1 there. */
    void add(ScalarNode text, int line, int column, String message) {
        add(within(text, line, column), message);
    }

    SortedSet<Mistake> found() {
        return new TreeSet<>(found);
    }

    private Place within(ScalarNode text, int line, int column) {
        var start = Place.of(text);
        if (text.getScalarStyle() == ScalarStyle.LITERAL) {
            var at = start.line() + line;
            return new Place(at, indentation(start.line() + 1) + column);
        }
        if (line > 1 || text.getScalarStyle() == ScalarStyle.FOLDED) {
            return start;
        }
        return start.right(text.isPlain() ? column - 1 : column);
    }

    private int indentation(int line) {
        var text = line <= lines.size() ? lines.get(line - 1) : "";
        return text.length() - text.stripLeading().length();
    }
}
