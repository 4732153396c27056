package je.gov.hub.prove;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import je.gov.hub.prove.Wires.End;
import org.awaitility.Awaitility;
import org.awaitility.core.TerminalFailureException;
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
    /** All over it are other bytes than were written, while much waits there: what is lost is found, said and put back. */
    JOURNAL_TORN {
        @Override
        public void strike(Ground ground, Random random) {
            long before = ground.ledger().losses();
            ground.wires().to(End.CSP).turn(new Wire.Away());
            HubCase.pause(PILES_UP);
            super.strike(ground, random);
            Awaitility.await("what the broker lost is found")
                    .atMost(FOUND_WITHIN)
                    .until(() -> ground.ledger().losses() > before);
            ground.marked().note("found lost " + (ground.ledger().losses() - before));
            ground.wires().mend();
        }

        @Override
        void harm(Path broker, Random random) throws IOException {
            for (var file : journal(broker)) {
                var noise = new byte[NOISE];
                for (long at = EVERY; at < written(file); at += EVERY) {
                    random.nextBytes(noise);
                    write(file, at, noise);
                }
            }
        }

        // as the wire is cut when the partner goes
        @Override
        public boolean answersMayBeLost() {
            return true;
        }
    };

    private static final Duration PILES_UP = Duration.ofSeconds(3);
    private static final Duration FOUND_WITHIN = Duration.ofSeconds(30);
    private static final int STARTS = 2;
    private static final int NOISE = 512;
    private static final int EVERY = 16 * 1024;

    abstract void harm(Path broker, Random random) throws IOException;

    @Override
    public void strike(Ground ground, Random random) {
        ground.island().killHub();
        try {
            harm(ground.island().folder().resolve("artemis"), random);
        } catch (IOException failed) {
            throw new UncheckedIOException("The journal cannot be harmed", failed);
        }
        startAsASupervisorDoes(ground.island());
    }

    /** A torn journal may end the process that reads it. */
    private static void startAsASupervisorDoes(TestIsland island) {
        for (int again = 0; again < STARTS; again++) {
            try {
                island.startHub();
                return;
            } catch (TerminalFailureException ended) {
                island.killHub();
            }
        }
        island.startHub();
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
