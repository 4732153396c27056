package je.gov.hub.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** How many times a second this disk makes 4 KiB durable, one after the other: what every durable answer waits for. */
final class DiskSync {

    private static final int BLOCK = 4096;
    private static final int FILE = 4 * 1024 * 1024;

    private DiskSync() {}

    static double perSecond(Path folder, Duration length) throws IOException {
        var file = folder.resolve("sync");
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(FILE));
            channel.force(true);
            long begin = System.nanoTime();
            long syncs = 0;
            while (System.nanoTime() - begin < length.toNanos()) {
                channel.write(ByteBuffer.allocate(BLOCK), syncs * BLOCK % FILE);
                channel.force(false);
                syncs++;
            }
            return syncs * 1e9 / (System.nanoTime() - begin);
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
