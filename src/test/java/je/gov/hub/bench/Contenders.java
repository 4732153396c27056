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
import je.gov.hub.bench.bare.Bare;
import je.gov.hub.sandbox.Defaults;
import je.gov.hub.sandbox.IslandPorts;
import je.gov.hub.sandbox.IslandServers;
import je.gov.hub.sandbox.Ports;

/** Starts the two that are compared, each in a process of its own, and has them tell the same receivers. */
record Contenders(Path folder, Receivers receivers, int tellers, List<String> hubOptions) {

    private static final Duration SLOWNESS = Duration.ofSeconds(2);

    /** The island round the hub: its database, its issuer, and the partners that it also polls. */
    IslandServers island(IslandPorts ports) {
        return IslandServers.start(
                folder.resolve("hub"), ports, Clock.systemUTC(), SLOWNESS, IslandServers.Progress.silent());
    }

    /** The hub with all its real routes, agreements and connectors; five of its partners are the receivers. */
    Contender hub(IslandServers island, IslandPorts ports, People people) throws IOException {
        var properties = new TreeMap<>(island.hubProperties());
        properties.putAll(receivers.hubProperties());
        properties.remove("hub.reload");
        var place = folder.resolve("hub");
        var plan =
                new JavaProcess.Plan(Hub.class.getName(), readiness(ports.management()), hubOptions, properties, place);
        var application = plan.start();
        var desk = new Desk(ports.hub(), tellers);
        desk.tellAll(people.registered(), bearer(island, "people-directory"));
        desk.tellAll(people.directors(), bearer(island, "jfsc"));
        return new Contender(
                "hub",
                application,
                desk,
                () -> bearer(island, "portal"),
                List.of(new ProcessMeter(postmaster(place.resolve("postgres")))),
                List.of(place.resolve("postgres"), place.resolve("artemis"), place.resolve("delivery")),
                new Score());
    }

    private static String bearer(IslandServers island, String client) {
        return "Bearer " + island.issuer().token(client);
    }

    /** The first line of PostgreSQL's own note. */
    static long postmaster(Path postgres) throws IOException {
        return Long.parseLong(
                Files.readAllLines(postgres.resolve("postmaster.pid")).get(0).strip());
    }

    /** The baseline. */
    Contender bare() throws IOException {
        int port = Ports.free();
        var place = folder.resolve("bare");
        var properties = new TreeMap<>(receivers.bareProperties());
        properties.putAll(Map.of(
                "server.port", Integer.toString(port),
                "bare.broker", place.resolve("artemis").toString(),
                "bare.consumers", Integer.toString(Defaults.lanes())));
        var plan = new JavaProcess.Plan(Bare.class.getName(), readiness(port), List.of(), properties, place);
        var application = plan.start();
        return new Contender(
                "bare",
                application,
                new Desk(port, tellers),
                () -> "none",
                List.of(),
                List.of(place.resolve("artemis")),
                new Score());
    }

    private static URI readiness(int port) {
        return URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness");
    }
}
