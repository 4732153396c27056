package je.gov.hub.sandbox;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * A real PostgreSQL on loopback, as durable as the one in production: for the sandbox with a folder that outlives it, for the
 * tests one server a JVM, with a fresh migrated database whoever asks.
 */
public final class IslandPostgres implements AutoCloseable {

    /** The user of every database here. */
    public static final String USER = "postgres";

    /** Its password; the server listens on loopback only and trusts whoever speaks to it there. */
    public static final String PASSWORD = "postgres";

    private static final String TEMPLATE = "hub_template";
    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);
    private static @Nullable IslandPostgres shared;

    private final EmbeddedPostgres server;
    private final AtomicInteger databases = new AtomicInteger();

    private IslandPostgres(EmbeddedPostgres server) {
        this.server = server;
    }

    /** The tests' server: started once, in a temporary folder, stopped with the JVM. */
    public static synchronized IslandPostgres shared() {
        if (shared == null) {
            var folder = temporary();
            shared = started(builder()
                    .setPort(0)
                    .setDataDirectory(folder.resolve("postgres"))
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> quit(folder)));
            shared.sql().create(TEMPLATE);
            migrate(shared.database(TEMPLATE));
        }
        return shared;
    }

    /**
     * The sandbox's server. What lies in the folder is kept; a server that a killed sandbox left behind there is stopped first.
     *
     * @param folder its own, made when missing
     * @param port 0 for any free one
     */
    public static IslandPostgres start(Path folder, int port) {
        stopLeftBehind(folder);
        var island = started(builder().setPort(port).setDataDirectory(folder).setCleanDataDirectory(false));
        return island;
    }

    /** A new database with the hub's tables, empty. */
    public Database freshDatabase() {
        var name = "hub_" + databases.incrementAndGet();
        sql().createFrom(TEMPLATE, name);
        return database(name);
    }

    /** The database of this name; {@code postgres} is there from the beginning. */
    public Database database(String name) {
        return new Database("jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + name);
    }

    /** The server's process, for tests that end it. */
    public int port() {
        return server.getPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private IslandTable sql() {
        return new IslandTable(database("postgres"));
    }

    private static EmbeddedPostgres.Builder builder() {
        return EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "300")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setPGStartupWait(Duration.ofSeconds(60));
    }

    private static IslandPostgres started(EmbeddedPostgres.Builder builder) {
        try {
            return new IslandPostgres(builder.start());
        } catch (IOException failed) {
            throw new UncheckedIOException("PostgreSQL does not start", failed);
        }
    }

    private static void migrate(Database database) {
        Flyway.configure().dataSource(database.url(), USER, PASSWORD).load().migrate();
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("hub-postgres");
        } catch (IOException failed) {
            throw new UncheckedIOException("No temporary folder for PostgreSQL", failed);
        }
    }

    /** At once, without writing out what nobody will read: a proper stop of many databases outlasts the patience of a build. */
    private static void quit(Path folder) {
        try {
            var pid = Files.readAllLines(folder.resolve("postgres/postmaster.pid"))
                    .get(0)
                    .strip();
            new ProcessBuilder("kill", "-QUIT", pid).start().waitFor();
            ProcessHandle.of(Long.parseLong(pid))
                    .ifPresent(process -> process.onExit().join());
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException("PostgreSQL in " + folder + " does not stop", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The first line of postmaster.pid is the process; it is ours only when it is a postgres. */
    private static void stopLeftBehind(Path folder) {
        var file = folder.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return;
        }
        try {
            long pid = Long.parseLong(Files.readAllLines(file).get(0).strip());
            ProcessHandle.of(pid)
                    .filter(process -> process.info().command().orElse("").contains("postgres"))
                    .ifPresent(IslandPostgres::stop);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read " + file, unreadable);
        }
    }

    private static void stop(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException tooLong) {
            process.destroyForcibly();
        } catch (ExecutionException | InterruptedException broken) {
            throw new IllegalStateException(
                    "The server left behind, process " + process.pid() + ", does not stop", broken);
        }
    }

    /**
     * One database.
     *
     * @param url as {@code spring.datasource.url} takes it
     */
    public record Database(String url) {}
}
