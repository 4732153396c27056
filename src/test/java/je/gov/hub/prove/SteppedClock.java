package je.gov.hub.prove;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/** The island's clock, which can be stepped as a machine's can; a hub that was started with its environment sees the same time. */
final class SteppedClock extends Clock {

    private static final Path LIBRARIES = Path.of("/usr/lib");
    private static final String LIBRARY = "faketime/libfaketimeMT.so.1";

    private final Path file;
    private final Clock real = Clock.systemUTC();
    private volatile Duration ahead = Duration.ZERO;

    /** @param folder where the hub's process looks for how far it has been stepped */
    SteppedClock(Path folder) {
        file = folder.resolve("clock");
        step(Duration.ZERO);
    }

    /** {@code hub.prove.faketime}, or libfaketime where Debian's package {@code faketime} puts it. */
    static Optional<Path> library() {
        var named = System.getProperty("hub.prove.faketime", "");
        if (!named.isEmpty()) {
            return Optional.of(Path.of(named));
        }
        try (var architectures = Files.list(LIBRARIES)) {
            return architectures
                    .map(folder -> folder.resolve(LIBRARY))
                    .filter(Files::exists)
                    .findFirst();
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    /**
     * What a process must find round it to see this time. A monotonic clock is never stepped, and the times of files are the machine's.
     * Without the last of them every timed wait of a JVM ends at once, and the hub starts for minutes.
     */
    Map<String, String> environment() {
        return Map.of(
                "LD_PRELOAD", library().orElseThrow().toString(),
                "FAKETIME_TIMESTAMP_FILE", file.toString(),
                "FAKETIME_NO_CACHE", "1",
                "DONT_FAKE_MONOTONIC", "1",
                "NO_FAKE_STAT", "1",
                "FAKETIME_FORCE_MONOTONIC_FIX", "0");
    }

    /** From now on it is ahead of the real time by this, or behind it. */
    void step(Duration next) {
        var fresh = file.resolveSibling("clock.new");
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(fresh, "%+d".formatted(next.toSeconds()));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("The clock cannot be stepped", unwritable);
        }
        ahead = next;
    }

    @Override
    public Instant instant() {
        return real.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("The island lives in UTC");
    }
}
