package je.gov.hub.prove;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** What happens to a disk of the hub's, which is a small one of its own for that: it fills up while many tell, and is freed again. */
enum DiskCase implements Case {
    /** What the broker had before is on another disk meanwhile. */
    BROKER_DISK_FULL("hub.broker.folder", "artemis", "128m"),
    /** Where it is written what is in hand. What was written before is there, and is taken back. */
    DELIVERY_DISK_FULL("hub.delivery.folder", "delivery", "32m") {
        @Override
        void bring(Path from, Path to) {
            run("cp", "-a", from + "/.", to.toString());
        }
    };

    private static final Duration SPELL = Duration.ofSeconds(10);
    private static final int MEGABYTE = 1024 * 1024;

    private final String property;
    private final String folder;
    private final String size;

    DiskCase(String property, String folder, String size) {
        this.property = property;
        this.folder = folder;
        this.size = size;
    }

    /** Nothing, unless a case says otherwise. */
    void bring(Path from, Path to) {}

    @Override
    public void strike(Ground ground, Random random) {
        var usual = ground.island().folder().resolve(folder);
        var disk = ground.island().folder().resolve("small-disk");
        ground.island().killHub();
        disk.toFile().mkdirs();
        run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", disk.toString());
        try {
            bring(usual, disk);
            ground.island().launchHub(Map.of(property, disk.toString(), "hub.intake.space.least", "16MB"));
            var hub = ground.island().hub().awaitReady();
            var ballast = fill(disk);
            Readiness.whileAway(hub, () -> free(ballast), () -> true);
            HubCase.pause(SPELL);
        } finally {
            ground.island().killHub();
            bring(disk, usual);
            run("umount", "-l", disk.toString());
        }
        ground.island().startHub();
    }

    private static Path fill(Path disk) {
        var ballast = disk.resolve("ballast");
        try (var out = Files.newOutputStream(ballast)) {
            while (true) {
                out.write(new byte[MEGABYTE]);
            }
        } catch (IOException full) {
            return ballast;
        }
    }

    private static void free(Path ballast) {
        try {
            Files.delete(ballast);
        } catch (IOException failed) {
            throw new UncheckedIOException("The small disk does not do as it should", failed);
        }
    }

    @Override
    public int deaths() {
        return 2;
    }

    @Override
    public Optional<String> skipped() {
        return System.getProperty("user.name").equals("root")
                ? Optional.empty()
                : Optional.of("a small disk can be had by root only");
    }

    static void run(String... command) {
        try {
            int code = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (code != 0) {
                throw new IllegalStateException(command[0] + " answered " + code);
            }
        } catch (IOException missing) {
            throw new UncheckedIOException("There is no " + command[0], missing);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
