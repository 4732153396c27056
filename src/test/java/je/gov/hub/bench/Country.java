package je.gov.hub.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import je.gov.hub.Hub;
import je.gov.hub.sandbox.HubJava;
import je.gov.hub.sandbox.IslandPorts;
import je.gov.hub.sandbox.IslandServers;
import org.springframework.util.FileSystemUtils;

/**
 * A hub to which as many systems are plugged in as one likes, all like the Customer Services Platform, beside those that tell. It can be started
 * again where it was.
 */
final class Country implements AutoCloseable {

    private static final Duration SLOWNESS = Duration.ofSeconds(2);
    private static final String MODEL = "csp";
    private static final String SECRET = "whsec_YmVuY2gtYmVuY2gtYmVuY2gtYmVuY2gt";
    private static final List<String> TELLERS = List.of("portal", "people-directory");

    private final Path folder;
    private final String address;
    private final int tellers;
    private final IslandPorts ports = IslandPorts.anyFree();
    private final IslandServers island;

    /** @param address where all its systems are told */
    Country(Path folder, String address, int tellers) throws IOException {
        this.folder = folder.toAbsolutePath();
        this.address = address;
        this.tellers = tellers;
        Files.createDirectories(this.folder);
        island = IslandServers.start(this.folder, ports, Clock.systemUTC(), SLOWNESS, IslandServers.Progress.silent());
    }

    Path folder() {
        return folder;
    }

    IslandServers island() {
        return island;
    }

    /**
     * Starts the hub.
     *
     * @param systems how many are plugged in
     * @param told how many of them are told that somebody moved; the others, of deaths only
     */
    Contender start(int systems, int told) throws IOException {
        declare(systems, told);
        var properties = new TreeMap<>(island.hubProperties());
        properties.remove("hub.reload");
        properties.putAll(Map.of(
                "hub.routes",
                folder.resolve("routes").toString(),
                "hub.systems",
                folder.resolve("systems").toString(),
                "hub.schemas",
                folder.resolve("schemas").toString(),
                "bench.url",
                address,
                "bench.secret",
                SECRET,
                // what is told at once is measured here, not how much one may
                "hub.intake.pace.per-second",
                "100000",
                "hub.intake.pace.burst",
                "100000"));
        var application = new JavaProcess.Plan(
                        Hub.class.getName(),
                        URI.create("http://127.0.0.1:" + ports.management() + "/actuator/health/readiness"),
                        HubJava.ofThisBuild().usingCache(),
                        properties,
                        folder)
                .start();
        return new Contender(
                "hub",
                application,
                new Desk(ports.hub(), tellers),
                () -> "Bearer " + island.issuer().token("portal"),
                List.of(new ProcessMeter(Contenders.postmaster(folder.resolve("postgres")))),
                List.of(),
                new Score());
    }

    URI hub(String path) {
        return URI.create("http://127.0.0.1:" + ports.hub() + path);
    }

    private void declare(int systems, int told) throws IOException {
        var routes = emptied("routes");
        var declared = emptied("systems");
        for (var teller : TELLERS) {
            Files.copy(Path.of("config/systems", teller + ".yaml"), declared.resolve(teller + ".yaml"));
        }
        var route = Files.readString(Path.of("routes", MODEL + ".camel.yaml"));
        var agreement = Files.readString(Path.of("config/systems", MODEL + ".yaml"));
        for (int number = 1; number <= systems; number++) {
            var name = name(number);
            Files.writeString(
                    routes.resolve(name + ".camel.yaml"),
                    route.replace(MODEL + ".webhook", "bench").replace(MODEL, name));
            Files.writeString(declared.resolve(name + ".yaml"), agreement(agreement, name, number <= told));
        }
        schemas();
    }

    static String name(int number) {
        return "bench-" + number;
    }

    private static String agreement(String model, String name, boolean told) {
        var one = model.replace("system: " + MODEL, "system: " + name).replaceFirst("tells:\n(  - .*\n)+", "");
        return told
                ? one
                : one.substring(0, one.indexOf("told:\n") + "told:\n".length())
                        + one.substring(one.indexOf("  - event: je.gov.person.died"));
    }

    /** A household of any size, so that an event can be of any size. */
    private void schemas() throws IOException {
        var schemas = emptied("schemas");
        FileSystemUtils.copyRecursively(Path.of("schemas"), schemas);
        var moved = schemas.resolve("person/address-changed/v1.schema.json");
        Files.writeString(moved, Files.readString(moved).replace("\"maxItems\": 30", "\"maxItems\": 3000"));
    }

    private Path emptied(String name) throws IOException {
        var place = folder.resolve(name);
        FileSystemUtils.deleteRecursively(place);
        return Files.createDirectories(place);
    }

    @Override
    public void close() {
        island.close();
    }
}
