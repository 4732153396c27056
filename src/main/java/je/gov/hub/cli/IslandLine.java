package je.gov.hub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Speaks to the island's own control; only the sandbox has one. */
final class IslandLine {

    private static final String ADVICE = "The island does not answer. Start it with ./hub up";

    private final Place place;
    private final Wire wire;

    IslandLine(Place place, Wire wire) {
        this.place = place;
        this.wire = wire;
    }

    /** All partners, each with how it is spoken to, its mood, and how much it holds. */
    JsonNode partners() {
        return read(wire.send(get("/island"), ADVICE));
    }

    /** One partner, with all that it holds. */
    JsonNode partner(String system) {
        return read(wire.send(get("/island/" + encoded(system)), ADVICE));
    }

    /** Makes a partner behave otherwise. */
    JsonNode turn(String system, String mood) {
        return read(wire.send(post("/island/" + encoded(system) + "/" + encoded(mood), ""), ADVICE));
    }

    /** The steps of a ready-made story's next telling; empty when there is no such story. */
    Optional<JsonNode> story(String name) {
        var answer = wire.send(post("/island/stories/" + encoded(name), ""), ADVICE);
        return answer.statusCode() == 404
                ? Optional.empty()
                : Optional.of(read(answer).path("steps"));
    }

    /** Has the registry of the JFSC register something, which the hub will read there. */
    void register(JsonNode entry) {
        read(wire.send(post("/island/jfsc/register", entry.toString()), ADVICE));
    }

    /** How much all partners hold together. */
    long holdings() {
        return StreamSupport.stream(partners().spliterator(), false)
                .mapToLong(partner -> partner.path("holds").asLong())
                .sum();
    }

    void stop() {
        read(wire.send(post("/island/stop", ""), ADVICE));
    }

    private HttpRequest.Builder get(String path) {
        return HttpRequest.newBuilder(place.control(path)).GET();
    }

    private HttpRequest.Builder post(String path, String body) {
        return HttpRequest.newBuilder(place.control(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8);
    }

    private static JsonNode read(HttpResponse<String> answer) {
        var json = Json.read(answer.body());
        if (answer.statusCode() >= 300) {
            throw new CommandFailedException(
                    "The island refuses: " + json.path("detail").asText("HTTP " + answer.statusCode()));
        }
        return json;
    }
}
