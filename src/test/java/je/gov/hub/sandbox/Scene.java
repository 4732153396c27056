package je.gov.hub.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** Sets the scene: the hub learns of the island's people and companies, once; what that brings to the partners belongs to the scene. */
final class Scene {

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration QUIET = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final IslandServers servers;
    private final Path mark;
    private final Clock clock;

    /** @param mark a file that says since when the scene is set */
    Scene(IslandServers servers, Path mark, Clock clock) {
        this.servers = servers;
        this.mark = mark;
        this.clock = clock;
    }

    /** Tells the people again, of which nothing comes, and sets the rest of the scene when it is not yet set. */
    void set(URI hub) {
        new Seeding(hub, servers.issuer()).tell(Population.atTheBeginning());
        if (Files.exists(mark)) {
            return;
        }
        if (servers.registry().changes().isEmpty()) {
            Population.companiesAtTheBeginning().forEach(servers.registry()::register);
        }
        awaitQuiet();
        try {
            Files.writeString(mark, clock.instant().toString());
        } catch (IOException unwritable) {
            throw new UncheckedIOException("The file " + mark + " cannot be written", unwritable);
        }
    }

    /** Since when what partners get is news; the beginning of time while the scene is not set. */
    Instant since() {
        try {
            return Files.exists(mark) ? Instant.parse(Files.readString(mark).strip()) : Instant.EPOCH;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The file " + mark + " cannot be read", unreadable);
        }
    }

    /** Until something has come to the partners, and then nothing more for a while. */
    private void awaitQuiet() {
        var end = clock.instant().plus(LONGEST);
        var seen = 0L;
        var changed = clock.instant();
        while (clock.instant().isBefore(end)) {
            var now = received();
            if (now != seen) {
                seen = now;
                changed = clock.instant();
            } else if (seen > 0 && clock.instant().isAfter(changed.plus(QUIET))) {
                return;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private long received() {
        return servers.partners().stream()
                .mapToLong(partner -> partner.logbook().received().size())
                .sum();
    }
}
