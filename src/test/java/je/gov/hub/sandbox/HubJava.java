package je.gov.hub.sandbox;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How Java runs a hub in a process of its own: from jars only, as in production, since the JDK makes no AOT cache for a class path with
 * folders and uses none. The working directory is the project's.
 *
 * @param made the folder of what the build made for this: the jar of the hub's classes, and the cache
 */
public record HubJava(Path made) {

    /** JEP 514: older ones know the option for using a cache, or neither. */
    private static final int MAKES_CACHES = 25;

    private static final Path CLASSES = Path.of("target", "classes");

    /** That of this clone. */
    public static HubJava ofThisBuild() {
        return new HubJava(Path.of("target", "hub"));
    }

    /** Whether this JDK can make a cache. */
    public static boolean makesCaches() {
        return Runtime.version().feature() >= MAKES_CACHES;
    }

    /** The program {@code java} of this JDK. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Where the cache is, once it was made. */
    public Path cache() {
        return made.resolve("hub.aot");
    }

    /** The cache of the command line. */
    Path commandLineCache() {
        return made.resolve("cli.aot");
    }

    /** Whether there is a cache, made after the jar of which it was made. */
    public boolean hasCache() {
        try {
            var jar = jar();
            return Files.exists(cache())
                    && jar.stream().allMatch(one -> written(one).compareTo(written(cache())) <= 0)
                    && jar.size() == 1;
        } catch (UncheckedIOException changing) {
            return false;
        }
    }

    /** Has the cache used, where there is one; one that does not fit, whatever is wrong with it, is ignored without a word. */
    public List<String> usingCache() {
        return makesCaches() && hasCache() ? using(cache()) : List.of();
    }

    static List<String> using(Path cache) {
        return List.of("-XX:AOTCache=" + cache.toAbsolutePath(), "-Xlog:aot=off");
    }

    /**
     * What production has, and the libraries of the tests: Spring must not find the tests' own classes. From folders where there is no
     * jar of what was compiled last, as when an editor compiled it.
     */
    public String classPath() {
        var whole = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var places = new ArrayList<>(Arrays.asList(whole.split(File.pathSeparator)));
        places.removeIf(place -> place.endsWith("test-classes"));
        return places.stream().map(this::packed).collect(Collectors.joining(File.pathSeparator));
    }

    private String packed(String place) {
        var jar = jar();
        return place.endsWith(CLASSES.toString())
                        && jar.size() == 1
                        && newest(Path.of(place)).compareTo(written(jar.get(0))) <= 0
                ? jar.get(0).toAbsolutePath().toString()
                : place;
    }

    private List<Path> jar() {
        if (!Files.isDirectory(made)) {
            return List.of();
        }
        try (var files = Files.list(made)) {
            return files.filter(file -> file.toString().endsWith("-classes.jar"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static FileTime newest(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(HubJava::written)
                    .max(FileTime::compareTo)
                    .orElse(FileTime.fromMillis(0));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static FileTime written(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
