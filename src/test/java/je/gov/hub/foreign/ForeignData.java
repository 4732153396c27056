package je.gov.hub.foreign;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;

/**
 * One data set of the folder that the system property {@code hub.testdata} names. Where the folder is missing, the test that
 * asks for it is skipped.
 *
 * @param name the data set
 * @param folder where its files are
 */
public record ForeignData(String name, Path folder) {

    private static final Path DIFFERENCES = Path.of("src/test/resources/je/gov/hub/foreign/differences.tsv");

    /** The data set with this name; skips the test where it is missing. */
    public static ForeignData set(String name) {
        var folder = Path.of(System.getProperty("hub.testdata", "../shared/data"), name);
        assumeTrue(Files.isDirectory(folder), () -> "The test data " + name + " is not on this machine");
        return new ForeignData(name, folder);
    }

    /** All files whose names end so, as paths within the data set, in order. */
    public List<String> files(String ending) {
        try (var paths = Files.walk(folder)) {
            return paths.map(path -> folder.relativize(path).toString().replace('\\', '/'))
                    .filter(path -> path.endsWith(ending) && !path.startsWith("_LICENCE"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A file's bytes. */
    public byte[] bytes(String file) {
        try {
            return Files.readAllBytes(folder.resolve(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What its manifest says a correct reader must say of each file, such as parse or reject, by the file's path; licences left out. */
    public SortedMap<String, String> expected() {
        var expected = new TreeMap<String, String>();
        var form = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var rows = form.parse(Files.newBufferedReader(folder.resolveSibling("MANIFEST.csv")))) {
            rows.stream()
                    .filter(row -> row.get("dataset").equals(name)
                            && !row.get("expected").equals("licence"))
                    .forEach(row -> expected.put(row.get("file"), row.get("expected")));
            return expected;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * The cases of this data set in which the hub's verdict differs from its authors'; each stands with its cause in
     * {@code differences.tsv}.
     */
    public Set<String> differences() {
        try {
            var cases = new TreeSet<String>();
            for (var line : Files.readAllLines(DIFFERENCES)) {
                var cells = line.split("\t", -1);
                if (cells.length != 3 || cells[2].isBlank()) {
                    throw new IllegalStateException(
                            "A difference is data set, case and cause, parted by tabs: " + line);
                }
                if (cells[0].equals(name)) {
                    cases.add(cells[1]);
                }
            }
            return cases;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
