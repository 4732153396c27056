package je.gov.hub.route;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import je.gov.hub.connector.CamelForm;
import je.gov.hub.connector.ConnectorFolder;
import je.gov.hub.connector.WrittenYaml;
import je.gov.hub.event.Mistake;

/** The folder of routes, read without starting Camel. Safe for use by many threads. */
public final class RouteFolder {

    private static final String ENDING = ".camel.yaml";

    private final Path folder;
    private final CamelForm form;

    /** Opens a folder. */
    public RouteFolder(Path folder, CamelForm form) {
        this.folder = folder;
        this.form = form;
    }

    /**
     * What the folder holds now.
     *
     * @param files those without a mistake, by their path
     * @param mistakes by the path of the file that they keep from being loaded
     * @param inboxes the systems whose inboxes are taken out, by files with mistakes too
     */
    public record Contents(
            SortedMap<String, RouteFile> files, SortedMap<String, SortedSet<Mistake>> mistakes, Set<String> inboxes) {

        /** All mistakes, in the order of files and lines. */
        public SortedSet<Mistake> allMistakes() {
            var all = new TreeSet<Mistake>();
            mistakes.values().forEach(all::addAll);
            return all;
        }
    }

    /**
     * Reads all files.
     *
     * @param connectors what routes may use
     * @param systems whether an agreement declares this system
     */
    public Contents read(ConnectorFolder.Contents connectors, Predicate<String> systems) {
        var contents = new Contents(new TreeMap<>(), new TreeMap<>(), new TreeSet<>());
        var reader = new RouteReader(form, connectors, systems);
        var read = new ArrayList<Read>();
        for (var file : files()) {
            var written = WrittenYaml.read(file);
            read.add(new Read(written, reader.read(written)));
        }
        Claims.refuse(read);
        for (var one : read) {
            one.routes().routes().forEach(route -> route.inbox().ifPresent(contents.inboxes()::add));
            if (one.written().mistakes().isEmpty()) {
                contents.files().put(one.written().file(), one.routes());
            } else {
                contents.mistakes().put(one.written().file(), one.written().mistakes());
            }
        }
        return contents;
    }

    /** One file, and what it says. */
    record Read(WrittenYaml written, RouteFile routes) {}

    private List<Path> files() {
        try (var all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    "The folder of routes cannot be read; set hub.routes to where it is: " + folder, unreadable);
        }
    }
}
