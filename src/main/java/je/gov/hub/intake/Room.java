package je.gov.hub.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the disks have room for what will be accepted. Looks once a second at most, when it is asked. What is accepted
 * already goes on its way, which makes room.
 */
final class Room {

    private static final Logger LOG = LoggerFactory.getLogger(Room.class);
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final IntakeProperties.Space properties;
    private final Clock clock;
    private final ToLongFunction<Path> free;
    private Instant seen = Instant.MIN;
    private Optional<Path> full = Optional.empty();

    Room(IntakeProperties.Space properties, Clock clock) {
        this(properties, clock, Room::free);
    }

    /** @param free how many bytes are free where a folder is */
    Room(IntakeProperties.Space properties, Clock clock, ToLongFunction<Path> free) {
        this.properties = properties;
        this.clock = clock;
        this.free = free;
    }

    /** The folder whose disk is full; empty while all have room. */
    synchronized Optional<Path> full() {
        var now = clock.instant();
        if (seen.plus(FRESH).isBefore(now) || now.isBefore(seen)) {
            seen = now;
            look();
        }
        return full;
    }

    private void look() {
        long least = properties.least().toBytes();
        long needed = full.isPresent() ? least + least / 4 : least;
        var before = full;
        full = properties.folders().stream()
                .filter(folder -> free.applyAsLong(folder) < needed)
                .findFirst();
        if (full.isPresent() && before.isEmpty()) {
            LOG.atError()
                    .addKeyValue("folder", full.get())
                    .log("A disk is nearly full; nothing is accepted until there is room");
        }
        if (full.isEmpty() && before.isPresent()) {
            LOG.info("There is room on the disks again; events are accepted");
        }
    }

    /** Of a folder that is still to be made, the room is that of the one it will be in. */
    private static long free(Path folder) {
        var there = folder.toAbsolutePath();
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        try {
            return Files.getFileStore(there).getUsableSpace();
        } catch (IOException unknown) {
            return 0;
        }
    }
}
