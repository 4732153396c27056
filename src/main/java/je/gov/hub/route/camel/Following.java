package je.gov.hub.route.camel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at folders every second and says when a file was added, changed or deleted. */
final class Following implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Following.class);

    private final List<Path> folders;
    private final Runnable changed;
    private final ScheduledExecutorService clerk = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("hub-reload").factory());
    private Map<Path, String> seen;

    /** Takes what is there now as known, and begins to look. */
    Following(List<Path> folders, Runnable changed) {
        this.folders = List.copyOf(folders);
        this.changed = changed;
        this.seen = look();
        var unused = clerk.scheduleWithFixedDelay(this::lookAgain, 1, 1, TimeUnit.SECONDS);
    }

    private void lookAgain() {
        try {
            var now = look();
            if (!now.equals(seen)) {
                seen = now;
                changed.run();
            }
        } catch (RuntimeException | Error failed) {
            // an Error too: with this clerk gone no file would be followed any more
            LOG.atError().setCause(failed).log("A change of files could not be followed; the next one will be tried");
        }
    }

    private Map<Path, String> look() {
        var files = new TreeMap<Path, String>();
        for (var folder : folders) {
            try (var all = Files.walk(folder)) {
                all.filter(Files::isRegularFile).forEach(file -> files.put(file, state(file)));
            } catch (IOException unreadable) {
                throw new UncheckedIOException("The folder cannot be read: " + folder, unreadable);
            }
        }
        return files;
    }

    private static String state(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis() + " " + Files.size(file);
        } catch (NoSuchFileException gone) {
            return "gone";
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The file cannot be read: " + file, unreadable);
        }
    }

    @Override
    public void close() {
        clerk.shutdownNow();
    }
}
