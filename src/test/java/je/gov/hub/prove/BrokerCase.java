package je.gov.hub.prove;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.springframework.util.FileSystemUtils;

/** What happens to the broker's disk while the hub is down. The ledger knows what was on it. */
enum BrokerCase implements Case {
    /** All of it is gone. */
    JOURNAL_LOST {
        @Override
        void harm(Path broker, Random random) throws IOException {
            FileSystemUtils.deleteRecursively(broker);
        }
    },
    /** The last bytes of what was written are not there: the machine went down while they were on their way. */
    JOURNAL_CUT_SHORT {
        @Override
        void harm(Path broker, Random random) throws IOException {
            for (var file : journal(broker)) {
                blank(file, written(file) - 1 - random.nextInt(2000), 4000);
            }
        }
    },
    /** Somewhere in the middle are other bytes than were written. */
    JOURNAL_TORN {
        @Override
        void harm(Path broker, Random random) throws IOException {
            for (var file : journal(broker)) {
                var noise = new byte[512];
                random.nextBytes(noise);
                write(file, (long) (written(file) * random.nextDouble()), noise);
            }
        }
    };

    abstract void harm(Path broker, Random random) throws IOException;

    @Override
    public void strike(Ground ground, Random random) {
        ground.island().killHub();
        try {
            harm(ground.island().folder().resolve("artemis"), random);
        } catch (IOException failed) {
            throw new UncheckedIOException("The journal cannot be harmed", failed);
        }
        ground.island().startHub();
    }

    @Override
    public int deaths() {
        return 1;
    }

    /** Those with something in them; the others are laid out in advance. */
    private static List<Path> journal(Path broker) throws IOException {
        try (var files = Files.list(broker.resolve("journal"))) {
            return files.filter(file -> file.toString().endsWith(".amq") && written(file) > 2000)
                    .toList();
        }
    }

    /** Up to where a file is not blank. */
    private static long written(Path file) {
        try {
            var bytes = Files.readAllBytes(file);
            int end = bytes.length;
            while (end > 0 && bytes[end - 1] == 0) {
                end--;
            }
            return end;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The journal cannot be read", unreadable);
        }
    }

    private static void blank(Path file, long from, int length) throws IOException {
        write(file, Math.max(0, from), new byte[length]);
    }

    private static void write(Path file, long from, byte[] bytes) throws IOException {
        try (var open = new RandomAccessFile(file.toFile(), "rw")) {
            open.seek(from);
            open.write(bytes, 0, (int) Math.min(bytes.length, open.length() - from));
        }
    }
}
