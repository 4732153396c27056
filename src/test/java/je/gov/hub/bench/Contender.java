package je.gov.hub.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
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
        var sizes = new Sizes();
        try {
            Files.walkFileTree(folder, sizes);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return sizes.total;
    }

    @Override
    public void close() throws IOException {
        desk.close();
        application.close();
    }

    /** Files come and go while they are looked at. */
    private static final class Sizes extends SimpleFileVisitor<Path> {

        private long total;

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return folder.endsWith(LOG_OF_THE_DATABASE) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            total += attributes.size();
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path gone, IOException failure) {
            return FileVisitResult.CONTINUE;
        }
    }
}
