package je.gov.hub.prove;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** What happens to the disk under the broker, which is a small one of its own for that. */
enum DiskCase implements Case {
    /** It fills up while many tell, and is freed again. */
    BROKER_DISK_FULL;

    private static final Duration SPELL = Duration.ofSeconds(10);
    private static final int MEGABYTE = 1024 * 1024;

    @Override
    public void strike(Ground ground, Random random) {
        var disk = ground.island().folder().resolve("artemis");
        ground.island().killHub();
        run("mount", "-t", "tmpfs", "-o", "size=128m", "tmpfs", disk.toString());
        try {
            ground.island().launchHub(Map.of("hub.intake.space.least", "16MB"));
            var hub = ground.island().hub().awaitReady();
            var ballast = fill(disk);
            Readiness.whileAway(hub, () -> free(ballast), () -> true);
            HubCase.pause(SPELL);
        } finally {
            ground.island().killHub();
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

    private static void run(String... command) {
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
