package je.gov.hub.exchange;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a broker keeps its journal: one hub's at a time, with notes of how the last one left it. */
final class BrokerFolder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BrokerFolder.class);

    /** Locked by the hub whose folder it is. */
    private static final String IN_USE = "in-use";

    /** There while the journal lies as an orderly end left it. */
    private static final String IN_ORDER = "ended-in-order";

    /** There while a journal is read; left there by a hub that ended over it, a line for each. */
    private static final String READING = "reading";

    private static final int ENDS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration GLANCE = Duration.ofMillis(100);

    private final Path folder;
    private final FileChannel lock;
    private final boolean foundInOrder;

    private BrokerFolder(Path folder, FileChannel lock) throws IOException {
        this.folder = folder;
        this.lock = lock;
        foundInOrder = Files.deleteIfExists(folder.resolve(IN_ORDER));
        force();
    }

    /**
     * Takes it; waits a minute for a hub that is stopping.
     *
     * @throws BrokerFailureException when another hub uses it, or it cannot be written to
     */
    static BrokerFolder take(Path folder) {
        try {
            Files.createDirectories(folder);
            var lock = FileChannel.open(folder.resolve(IN_USE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (!locked(lock)) {
                if (System.nanoTime() > end) {
                    lock.close();
                    throw new BrokerFailureException(
                            "The broker's folder " + folder + " is in use by another hub; stop that one first");
                }
                LockSupport.parkNanos(GLANCE.toNanos());
            }
            return new BrokerFolder(folder, lock);
        } catch (IOException unwritable) {
            throw new BrokerFailureException("Cannot write in the broker's folder " + folder, unwritable);
        }
    }

    private static boolean locked(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException ours) {
            return false;
        }
    }

    /** On disk that the note is gone: after a power cut it must not be back. */
    private void force() {
        try (var directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        } catch (IOException cannot) {
            LOG.atDebug().addKeyValue("folder", folder).log("This file system does not force a folder to disk");
        }
    }

    /** Whether whoever used the journal before ended in good order, so that it holds all that was put into it. */
    boolean foundInOrder() {
        return foundInOrder;
    }

    /** The journal lies as it should. */
    void endsInOrder() throws IOException {
        Files.write(folder.resolve(IN_ORDER), new byte[0]);
    }

    /** Whether hubs have ended over this journal, one after the other. */
    boolean isDeadly() throws IOException {
        var reading = folder.resolve(READING);
        return Files.exists(reading) && Files.readAllLines(reading).size() >= ENDS;
    }

    /** From now on its end is put down to the journal, until it has been {@link #read}. */
    void reading() throws IOException {
        Files.writeString(folder.resolve(READING), "reading\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    void read() throws IOException {
        Files.deleteIfExists(folder.resolve(READING));
    }

    /**
     * Sets aside what cannot be read.
     *
     * @param parts in this order; the last one is what a broker that finds the others gone would miss
     */
    void setAside(List<File> parts, String cause) throws IOException {
        var aside = IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> folder.resolve("damaged-" + number))
                .filter(Files::notExists)
                .findFirst()
                .orElseThrow();
        Files.createDirectories(aside);
        for (var part : parts) {
            if (part.exists()) {
                Files.move(part.toPath(), aside.resolve(part.getName()));
            }
        }
        read();
        LOG.atError()
                .addKeyValue("aside", aside)
                .addKeyValue("cause", cause)
                .log("The broker cannot read its journal, which is set aside; what was in it is dispatched again");
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException already) {
            LOG.atDebug().addKeyValue("folder", folder).log("The lock of a broker's folder was closed already");
        }
    }
}
