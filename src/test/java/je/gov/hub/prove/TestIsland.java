package je.gov.hub.prove;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import je.gov.hub.sandbox.Effect;
import je.gov.hub.sandbox.IslandPorts;
import je.gov.hub.sandbox.IslandServers;
import je.gov.hub.sandbox.Issuer;
import je.gov.hub.sandbox.Partner;
import je.gov.hub.sandbox.Population;
import je.gov.hub.sandbox.Seeding;
import org.awaitility.Awaitility;

/** The island on free ports, and a hub among it in a process of its own that can be killed and started again. */
final class TestIsland implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration SLOWNESS = Duration.ofSeconds(2);
    private static final Duration LONGEST_DELIVERY = Duration.ofMinutes(2);
    private static final int ACCEPTED = 202;

    private final IslandPorts ports = IslandPorts.anyFree();
    private final HttpClient http = HttpClient.newHttpClient();
    private final IslandServers servers;
    private final Map<String, String> properties;
    private final Path folder;
    private volatile HubProcess hub;

    private TestIsland(Path folder, Clock clock, Function<IslandServers, Map<String, String>> otherwise) {
        this.folder = folder;
        servers = IslandServers.start(folder, ports, clock, SLOWNESS, IslandServers.Progress.silent());
        properties = new TreeMap<>(servers.hubProperties());
        // what waits is tried again soon, so that a test need not wait long
        properties.put("hub.delivery.first-pause", "200ms");
        properties.put("hub.delivery.longest-pause", "1s");
        properties.putAll(otherwise.apply(servers));
        hub = HubProcess.launch(properties, Map.of(), folder);
    }

    /** Starts everything and makes the island's people known. */
    static TestIsland start(Path folder) {
        return start(folder, Clock.systemUTC(), servers -> Map.of());
    }

    /**
     * The same.
     *
     * @param clock what the partners and the issuer take for the time
     * @param otherwise what the hub is told otherwise, as properties
     */
    static TestIsland start(Path folder, Clock clock, Function<IslandServers, Map<String, String>> otherwise) {
        var island = new TestIsland(folder, clock, otherwise);
        try {
            island.hub.awaitReady();
            new Seeding(island.hubAddress(), island.servers.issuer()).tell(Population.atTheBeginning());
            return island;
        } catch (RuntimeException failed) {
            island.close();
            throw failed;
        }
    }

    IslandServers servers() {
        return servers;
    }

    IslandPorts ports() {
        return ports;
    }

    URI hubAddress() {
        return URI.create("http://127.0.0.1:" + ports.hub());
    }

    Path folder() {
        return folder;
    }

    HubProcess hub() {
        return hub;
    }

    /** SIGKILL; the partners live on. */
    void killHub() {
        hub.kill();
    }

    /** Starts the hub again where it was, and does not wait for it. */
    void launchHub() {
        launchHub(Map.of());
    }

    /** The same, but told otherwise in these properties. */
    void launchHub(Map<String, String> otherwise) {
        launchHub(otherwise, Map.of());
    }

    /** The same, with more in its process's environment. */
    void launchHub(Map<String, String> otherwise, Map<String, String> environment) {
        var all = new TreeMap<>(properties);
        all.putAll(otherwise);
        hub = HubProcess.launch(all, environment, folder);
    }

    /** Starts the hub again where it was. */
    void startHub() {
        launchHub();
        hub.awaitReady();
    }

    int stopHub() {
        return hub.stop();
    }

    @Override
    public void close() {
        hub.kill();
        servers.close();
        http.close();
    }

    /** Tells an event and expects that it is accepted. */
    String told(String as, JsonNode event) throws IOException {
        var answer = tell(as, event);
        if (answer.statusCode() != ACCEPTED) {
            throw new AssertionError("The hub answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.headers().firstValue("Location").orElseThrow().replaceFirst(".*/", "");
    }

    HttpResponse<String> tell(String as, JsonNode event) throws IOException {
        return tell(hubAddress(), as, event);
    }

    /** Tells several, of which all are accepted or none. */
    HttpResponse<String> tellAll(String as, JsonNode events) throws IOException {
        return tell(hubAddress(), as, events, "application/cloudevents-batch+json");
    }

    /** Tells at another address, behind which the hub is. */
    HttpResponse<String> tell(URI door, String as, JsonNode event) throws IOException {
        return tell(door, as, event, "application/cloudevents+json");
    }

    private HttpResponse<String> tell(URI door, String as, JsonNode told, String type) throws IOException {
        return send(HttpRequest.newBuilder(door.resolve("/events"))
                .header("Authorization", "Bearer " + servers.issuer().token(as))
                .header("Content-Type", type)
                .timeout(Duration.ofSeconds(20))
                .POST(BodyPublishers.ofString(told.toString())));
    }

    /** The journey as an operator sees it. */
    JsonNode journey(String key) {
        try {
            var answer = send(HttpRequest.newBuilder(hubAddress().resolve("/events/" + key))
                    .header("Authorization", "Bearer " + servers.issuer().token(Issuer.OPERATOR))
                    .timeout(Duration.ofSeconds(20)));
            return JSON.readTree(answer.body());
        } catch (IOException gone) {
            throw new UncheckedIOException("The hub does not answer", gone);
        }
    }

    /** The state of each delivery by system. */
    Map<String, String> states(String key) {
        var states = new TreeMap<String, String>();
        for (var delivery : journey(key).path("deliveries")) {
            states.put(delivery.path("system").asText(), delivery.path("state").asText());
        }
        return states;
    }

    /** Waits until these are the states of its deliveries. */
    void awaitStates(String key, Map<String, String> states) {
        Awaitility.await("deliveries of " + key)
                .atMost(LONGEST_DELIVERY)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> org.assertj.core.api.Assertions.assertThat(states(key))
                        .containsExactlyInAnyOrderEntriesOf(states));
    }

    /** Waits until this delivery of an event is in this state. */
    void awaitLeg(String key, String delivery, String state) {
        Awaitility.await("delivery " + delivery)
                .atMost(LONGEST_DELIVERY)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> StreamSupport.stream(
                                journey(key).path("deliveries").spliterator(), false)
                        .anyMatch(leg -> leg.path("delivery").asText().equals(delivery)
                                && leg.path("state").asText().equals(state)));
    }

    /** An operator's decision about one delivery. */
    JsonNode decide(String decision, String delivery, String why) throws IOException {
        var request = JSON.createObjectNode().put("why", why);
        request.putArray("deliveries").add(delivery);
        return decide(decision, request);
    }

    /** An operator releases all that one system has in quarantine. */
    JsonNode releaseAll(String system, String why) throws IOException {
        var request = JSON.createObjectNode().put("why", why);
        request.putObject("filter").put("system", system);
        return decide("release", request);
    }

    private JsonNode decide(String decision, JsonNode request) throws IOException {
        return operate(Issuer.OPERATOR, "/quarantine/" + decision, request.toString());
    }

    /** What an operator sends, and what is answered. */
    JsonNode operate(String who, String path, String request) throws IOException {
        var answer = send(HttpRequest.newBuilder(hubAddress().resolve(path))
                .header("Authorization", "Bearer " + servers.issuer().token(who))
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(20))
                .POST(BodyPublishers.ofString(request)));
        return JSON.readTree(answer.body());
    }

    Partner partner(String system) {
        return servers.partners().stream()
                .filter(partner -> partner.system().value().equals(system))
                .findFirst()
                .orElseThrow();
    }

    /** What a partner took and applied, as text, in order. */
    List<String> held(String system) {
        return partner(system).logbook().received().stream()
                .map(Effect::content)
                .toList();
    }

    /** How many things each partner took, those with none left out. */
    Map<String, Integer> counts() {
        var counts = new LinkedHashMap<String, Integer>();
        for (var partner : servers.partners()) {
            Optional.of(partner.logbook().received().size())
                    .filter(count -> count > 0)
                    .ifPresent(count -> counts.put(partner.system().value(), count));
        }
        return counts;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", interrupted);
        }
    }

    /** The move of one of the island's people to a new address, told by whoever. */
    static ObjectNode move(String id, Population.Person person, String parish, String mark) {
        var registration = person.registration();
        var event = JSON.createObjectNode()
                .put("specversion", "1.0")
                .put("id", id)
                .put("source", "urn:je:gov:portal")
                .put("type", "je.gov.person.address-changed.v1")
                .put("datacontenttype", "application/json");
        var details = event.putObject("data").put("effectiveDate", "2026-11-20");
        details.set("person", registration.path("person").deepCopy());
        details.putObject("newAddress")
                .put("fullAddress", mark + " Road")
                .put("locatorDesignator", "1")
                .put("thoroughfare", mark + " Road")
                .put("parish", parish)
                .put("country", "JE");
        return event;
    }
}
