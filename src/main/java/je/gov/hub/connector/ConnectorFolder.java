package je.gov.hub.connector;

import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.Parser;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import je.gov.hub.event.Mistake;

/** The folder of connectors, read without starting Camel. Safe for use by many threads. */
public final class ConnectorFolder {

    private static final Pattern PLACE = Pattern.compile("line (\\d+), column (\\d+)");

    private final Path folder;
    private final KameletReader reader;

    /** Opens a folder. */
    public ConnectorFolder(Path folder, CamelForm form) {
        this.folder = folder;
        this.reader = new KameletReader(form);
    }

    /**
     * What the folder holds now.
     *
     * @param connectors those without a mistake, by name
     * @param mistakes by the name of the connector that they keep from being used
     */
    public record Contents(SortedMap<String, Connector> connectors, SortedMap<String, SortedSet<Mistake>> mistakes) {

        /** All mistakes, in the order of files and lines. */
        public SortedSet<Mistake> allMistakes() {
            var all = new TreeSet<Mistake>();
            mistakes.values().forEach(all::addAll);
            return all;
        }

        /** The names of all connectors, good or not. */
        public Collection<String> names() {
            var names = new TreeSet<>(connectors.keySet());
            names.addAll(mistakes.keySet());
            return names;
        }
    }

    /** Reads all connectors. */
    public Contents read() {
        var contents = new Contents(new TreeMap<>(), new TreeMap<>());
        for (var inner : list(folder).filter(Files::isDirectory).toList()) {
            readInto(contents, inner);
        }
        return contents;
    }

    private void readInto(Contents contents, Path inner) {
        var name = inner.getFileName().toString();
        var file = inner.resolve(name + ".kamelet.yaml");
        if (!Files.exists(file)) {
            contents.mistakes()
                    .put(
                            name,
                            new TreeSet<>(List.of(new Mistake(
                                    inner.toString(),
                                    1,
                                    1,
                                    "A connector's folder has a file " + name + ".kamelet.yaml"))));
            return;
        }
        var mappings = mappings(inner);
        var written = WrittenYaml.read(file);
        mappings.forEach((path, text) -> compile(written, path, text));
        var connector = reader.read(written, name, file, mappings);
        if (written.mistakes().isEmpty() && connector.isPresent()) {
            contents.connectors().put(name, connector.get());
        } else {
            contents.mistakes().put(name, written.mistakes());
        }
    }

    private static Map<Path, String> mappings(Path inner) {
        var mappings = new TreeMap<Path, String>();
        for (var file :
                list(inner).filter(one -> one.toString().endsWith(".jslt")).toList()) {
            try {
                mappings.put(file, Files.readString(file));
            } catch (IOException unreadable) {
                throw new UncheckedIOException("A mapping cannot be read", unreadable);
            }
        }
        return mappings;
    }

    private static void compile(WrittenYaml written, Path file, String text) {
        try {
            new Parser(new StringReader(text))
                    .withSource(file.getFileName().toString())
                    .withResourceResolver(name -> {
                        throw new JsltException("A mapping stands alone: import is left out");
                    })
                    .compile();
        } catch (JsltException wrong) {
            var said = String.valueOf(wrong.getMessage());
            var place = PLACE.matcher(said);
            boolean placed = place.find();
            int line = placed ? Integer.parseInt(place.group(1)) : 1;
            int column = placed ? Integer.parseInt(place.group(2)) : 1;
            written.add(new Mistake(
                    file.toString(),
                    line,
                    column,
                    "This mapping does not compile: " + said.lines().findFirst().orElse("")));
        }
    }

    private static Stream<Path> list(Path folder) {
        try (var all = Files.list(folder)) {
            return all.filter(one -> !one.getFileName().toString().startsWith(".")).sorted().toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    "The folder of connectors cannot be read; set hub.connectors to where it is: " + folder,
                    unreadable);
        }
    }
}
