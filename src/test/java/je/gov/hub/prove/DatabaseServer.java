package je.gov.hub.prove;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The process of the island's PostgreSQL, ended and started again behind everybody's back. */
final class DatabaseServer {

    private static final String NUL = "\0";

    private final Path folder;
    private final ProcessHandle process;
    private final List<String> command = new ArrayList<>();

    private DatabaseServer(Path folder) throws IOException {
        this.folder = folder;
        var pid =
                Files.readAllLines(folder.resolve("postmaster.pid")).getFirst().strip();
        process = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        if (System.getProperty("user.name").equals("root")) {
            // the server does not run as root, and in a namespace of its own it does not know that it is
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(
                Files.readString(Path.of("/proc", pid, "cmdline")).strip().split(NUL, -1)));
        command.removeIf(String::isEmpty);
    }

    /** @param folder its data directory */
    static DatabaseServer in(Path folder) {
        try {
            return new DatabaseServer(folder);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("No database runs in " + folder, unreadable);
        }
    }

    /** At once, nothing written out: as a crash. (Killing it alone would leave its children in the way of the next start.) */
    void crash() {
        try {
            new ProcessBuilder("kill", "-QUIT", Long.toString(process.pid()))
                    .start()
                    .waitFor();
            process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
        } catch (IOException failed) {
            throw new UncheckedIOException("The database cannot be ended", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** As it was started the first time; it recovers by itself. */
    void start() {
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolveSibling("postgres-again.log").toFile())
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException("The database does not start again", failed);
        }
    }
}
