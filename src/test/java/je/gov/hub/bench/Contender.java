package je.gov.hub.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * One of the two that are compared, as it runs.
 *
 * @param authorization what a teller says of itself; made anew now and then, as tokens end
 * @param database the process of its database, where it has one
 * @param folders what it keeps on disk
 * @param score what was measured of it so far
 */
record Contender(
        String name,
        JavaProcess application,
        Desk desk,
        Supplier<String> authorization,
        List<ProcessMeter> database,
        List<Path> folders,
        Score score)
        implements AutoCloseable {

    /** PostgreSQL's write-ahead log is used again and again; it grows to a size of its own. */
    private static final String LOG_OF_THE_DATABASE = "pg_wal";

    double applicationCpu() {
        return application.meter().cpuSeconds();
    }

    double databaseCpu() {
        return database.stream().mapToDouble(ProcessMeter::cpuSeconds).sum();
    }

    long databaseResident() {
        return database.stream().mapToLong(ProcessMeter::resident).sum();
    }

    /** How many bytes it keeps on disk now. */
    long onDisk() {
        return folders.stream().mapToLong(Contender::size).sum();
    }

    private static long size(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> !file.toString().contains(LOG_OF_THE_DATABASE))
                    .mapToLong(Contender::length)
                    .sum();
        } catch (IOException | UncheckedIOException moving) {
            // files come and go while it is walked: once more
            return size(folder);
        }
    }

    private static long length(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (NoSuchFileException gone) {
            return 0;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() throws IOException {
        desk.close();
        application.close();
    }
}
