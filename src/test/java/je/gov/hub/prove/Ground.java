package je.gov.hub.prove;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import je.gov.hub.prove.Wires.End;
import je.gov.hub.sandbox.Effect;
import je.gov.hub.sandbox.Effect.Deed;
import je.gov.hub.sandbox.IslandServers;
import je.gov.hub.sandbox.Logbook;
import je.gov.hub.sandbox.Partner;
import je.gov.hub.sandbox.WebhookReceiver;
import je.gov.hub.system.SystemId;

/**
 * Where it is proved: the island with a fault proxy on every wire, and one system more, which does not honour the key. The hub's folders
 * are the product's own, with that system added and the pauses between two looks shortened.
 */
final class Ground implements AutoCloseable {

    /** Who is told every move, and takes each as often as it comes. */
    static final String ARCHIVE = "archive";

    private static final String SECRET = "cHJvdmUtcHJvdmUtcHJvdmUtcHJvdmUt";

    private final Wires wires = new Wires();
    private final SteppedClock clock;
    private final WebhookReceiver archive;
    private final TestIsland island;
    private final Marked marked;

    private Ground(Path folder) {
        clock = new SteppedClock(folder);
        archive = WebhookReceiver.start(
                new SystemId(ARCHIVE),
                "Archive",
                0,
                SECRET,
                Logbook.in(folder.resolve("archive.jsonl"), clock),
                clock,
                Duration.ofSeconds(2));
        declare(folder);
        island = TestIsland.start(folder, clock, servers -> properties(servers, folder));
        marked = new Marked(folder.resolve("history.txt"), Clock.systemUTC());
    }

    static Ground start(Path folder) {
        return new Ground(folder);
    }

    TestIsland island() {
        return island;
    }

    /** What the island takes for the time. */
    SteppedClock clock() {
        return clock;
    }

    Wires wires() {
        return wires;
    }

    Marked marked() {
        return marked;
    }

    LedgerTable ledger() {
        return new LedgerTable(island.servers().database());
    }

    /** Where tellers find the hub's door. */
    URI door() {
        return URI.create("http://127.0.0.1:" + wires.to(End.DOOR).port());
    }

    /** Where the practice finds the hub's listener. */
    int news() {
        return wires.to(End.NEWS).port();
    }

    /** What a hub must be told to begin with nothing: a new database, and folders of its own. Nobody on the island finds it. */
    Map<String, String> emptyHub(int number) {
        var name = "first_" + number;
        var folder = island.folder().resolve(name);
        ledger().createDatabase(name);
        folder.resolve("routes").toFile().mkdirs();
        return Map.of(
                "server.port", "0",
                "hub.routes", folder.resolve("routes").toString(),
                "spring.datasource.url", island.servers().database().url().replaceFirst("/[^/]*$", "/" + name),
                "hub.broker.folder", folder.resolve("artemis").toString(),
                "hub.delivery.folder", folder.resolve("delivery").toString());
    }

    /** What a hub must be told to keep little of an inbox in memory. */
    Map<String, String> smallMemory() {
        return Map.of("hub.broker.file", island.folder().resolve("broker.xml").toString());
    }

    /** Whether the broker has put something into pages on its disk. */
    boolean pages() {
        try (var files = Files.walk(island.folder().resolve("artemis/paging"))) {
            return files.anyMatch(file -> file.toString().endsWith(".page"));
        } catch (IOException | UncheckedIOException changing) {
            return false;
        }
    }

    /** Everything that had an effect at a partner, or would have had one but for the key, in order. */
    List<Effect> effects(String system) {
        return partner(system).logbook().effects().stream()
                .filter(effect -> effect.deed() == Deed.RECEIVED || effect.deed() == Deed.REPEATED)
                .toList();
    }

    Partner partner(String system) {
        return system.equals(ARCHIVE) ? archive : island.partner(system);
    }

    private Map<String, String> properties(IslandServers servers, Path folder) {
        var properties = new TreeMap<>(wires.put(servers, folder));
        properties.put("hub.routes", folder.resolve("routes").toString());
        properties.put("hub.systems", folder.resolve("systems").toString());
        properties.put("archive.webhook.url", wires.through(End.ARCHIVE, archive.address()));
        properties.put("archive.webhook.secret", "whsec_" + SECRET);
        return properties;
    }

    private static void declare(Path folder) {
        try {
            copy(Path.of("routes"), folder.resolve("routes"));
            copy(Path.of("config/systems"), folder.resolve("systems"));
            var broker = Files.readString(Path.of("config/broker.xml"));
            Files.writeString(
                    folder.resolve("broker.xml"),
                    broker.replace("<max-size-bytes>20M", "<max-size-bytes>100K")
                            .replace("<page-size-bytes>1M", "<page-size-bytes>20K"));
            var csp = Files.readString(Path.of("config/systems/csp.yaml"));
            Files.writeString(
                    folder.resolve("systems/archive.yaml"),
                    csp.replace("system: csp", "system: " + ARCHIVE).replaceFirst("tells:\n(  - .*\n)+", ""));
            Files.writeString(
                    folder.resolve("routes/archive.camel.yaml"),
                    Files.readString(Path.of("routes/csp.camel.yaml"))
                            .replace("hub:inbox:csp", "hub:inbox:archive?key=none")
                            .replace("csp", ARCHIVE));
        } catch (IOException unwritable) {
            throw new UncheckedIOException("The hub's folders cannot be made", unwritable);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (var files = Files.list(from)) {
            for (var file : files.toList()) {
                Files.writeString(to.resolve(file.getFileName()), impatient(Files.readString(file)));
            }
        }
    }

    private static String impatient(String route) {
        return route.replaceAll("(?m)^( +)system: (parish-..|jfsc)$", "$0\n$1period: 250");
    }

    @Override
    public void close() {
        island.close();
        archive.close();
        wires.close();
    }
}
