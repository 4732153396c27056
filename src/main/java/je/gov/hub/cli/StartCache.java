package je.gov.hub.cli;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the JDK learnt of the hub's classes, so that the sandbox's next start takes less. Made beside the first run, by another process that gives way to
 * all others: whoever starts the sandbox for the first time does not wait for it.
 *
 * @param sandbox the launcher's file of java's arguments, beside which everything lies
 */
record StartCache(Path sandbox) {

    /** JEP 514. */
    private static final int MAKES_CACHES = 25;

    /** Nothing where there is none, or one that is out of date. One that does not fit or is broken is ignored by the JDK, which need not say so. */
    List<String> options() {
        return makesCaches() && Files.exists(cache()) && !isMissing()
                ? List.of("-XX:AOTCache=" + cache().toAbsolutePath(), "-Xlog:aot*=off")
                : List.of();
    }

    /** Whether it is worth making: it is not there, or older than what it is made of. */
    boolean isMissing() {
        try {
            return makesCaches()
                    && Files.exists(training())
                    && !(Files.exists(cache())
                            && Files.getLastModifiedTime(cache()).compareTo(Files.getLastModifiedTime(training()))
                                    >= 0);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Has it made, and does not wait for it.
     *
     * @param away the program that lets it live on when the terminal closes
     */
    void make(String away, Path home) throws IOException {
        new ProcessBuilder(away, "nice", "-n", "19", Launch.java(), "-Xmx512m", "@" + training())
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(sandbox.resolveSibling("training.log").toFile())
                .start();
    }

    private static boolean makesCaches() {
        return Runtime.version().feature() >= MAKES_CACHES;
    }

    private Path cache() {
        return sandbox.resolveSibling("hub.aot");
    }

    private Path training() {
        return sandbox.resolveSibling("training.args");
    }
}
