package je.gov.hub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Speaks to a hub over its HTTP edge, with a token of its issuer. */
final class HubLine {

    private static final int EARLY_SECONDS = 10;
    private static final Duration LOOKING_THROUGH = Duration.ofMinutes(30);

    private final Place place;
    private final Wire wire;
    private final Clock clock;
    private final Map<String, Token> tokens = new HashMap<>();

    HubLine(Place place, Wire wire, Clock clock) {
        this.place = place;
        this.wire = wire;
        this.clock = clock;
    }

    /** Tells one event, or a batch; answers with the key of each. */
    List<String> tell(String client, String text) {
        boolean batch = text.stripLeading().startsWith("[");
        var answer = wire.send(
                authorized(client, "/events")
                        .header(
                                "Content-Type",
                                batch ? "application/cloudevents-batch+json" : "application/cloudevents+json")
                        .POST(HttpRequest.BodyPublishers.ofString(text, StandardCharsets.UTF_8)),
                place.notThere());
        if (answer.statusCode() != 202) {
            throw new CommandFailedException(explained(answer));
        }
        return batch ? keys(Json.read(answer.body())) : List.of(key(answer));
    }

    private static List<String> keys(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static String key(HttpResponse<String> answer) {
        var location = answer.headers().firstValue("Location").orElse("");
        return location.substring(location.lastIndexOf('/') + 1);
    }

    /** Where an event is. */
    JsonNode journey(String key) {
        return look("/events/" + encoded(key), "No event of this key, or none that " + place.follower() + " may see");
    }

    /** What waits for a person: a page, or one. */
    JsonNode quarantine(String rest) {
        return look("/quarantine" + rest, "No such delivery waits for a person");
    }

    /** Decides, or says what would be decided. */
    JsonNode decide(String decision, JsonNode request) {
        return asked("/quarantine/" + decision, request, Wire.PATIENCE);
    }

    /** Begins a replay, or says what it would be about; where the ledger holds many millions, in some minutes. */
    JsonNode replay(JsonNode request) {
        return asked("/replay", request, LOOKING_THROUGH);
    }

    /** Compares the inboxes with the ledger, and puts back what is missing, or only looks. */
    JsonNode reconcile(JsonNode request) {
        return asked("/reconciliation", request, LOOKING_THROUGH);
    }

    /** How far a replay is. */
    JsonNode replay(String replay) {
        return look("/replay/" + encoded(replay), "No such replay");
    }

    /** @param none what it means where nothing is there */
    private JsonNode look(String path, String none) {
        var answer = wire.send(authorized(place.follower(), path).GET(), place.notThere());
        if (answer.statusCode() == 404) {
            throw new CommandFailedException(none);
        }
        return read(answer);
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8);
    }

    private JsonNode asked(String path, JsonNode request, Duration patience) {
        return read(wire.send(
                authorized(place.follower(), path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(request.toString(), StandardCharsets.UTF_8)),
                place.notThere(),
                patience));
    }

    private static JsonNode read(HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) {
            throw new CommandFailedException(explained(answer));
        }
        return Json.read(answer.body());
    }

    /** How each system's way out stands. */
    JsonNode systems() {
        return Json.read(asked(authorized(place.follower(), "/systems").GET(), 200));
    }

    void suspend(String system, String why) {
        order(system, "suspend", why);
    }

    void resume(String system, String why) {
        order(system, "resume", why);
    }

    private void order(String system, String verb, String why) {
        var path = "/systems/" + encoded(system) + "/" + verb;
        asked(
                authorized(place.follower(), path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(Json.write(Json.tree(Map.of("why", why))))),
                204);
    }

    private String asked(HttpRequest.Builder request, int expected) {
        var answer = wire.send(request, place.notThere());
        if (answer.statusCode() != expected) {
            throw new CommandFailedException(explained(answer));
        }
        return answer.body();
    }

    private HttpRequest.Builder authorized(String client, String path) {
        return HttpRequest.newBuilder(URI.create(place.hub() + path))
                .header("Authorization", "Bearer " + token(client).text());
    }

    private Token token(String client) {
        var known = tokens.get(client);
        if (known != null && known.until().isAfter(clock.instant())) {
            return known;
        }
        var fresh = fetch(client);
        tokens.put(client, fresh);
        return fresh;
    }

    private Token fetch(String client) {
        var pair = client + ":" + place.secret(client);
        var request = HttpRequest.newBuilder(place.tokens())
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"));
        var answer = wire.send(
                request,
                "The issuer does not answer at " + place.tokens() + ". "
                        + (place.control().isPresent() ? "Start the hub with ./hub up" : "Is HUB_TOKEN_URI right?"));
        var json = Json.read(answer.body());
        if (answer.statusCode() != 200 || !json.path("access_token").isTextual()) {
            throw new CommandFailedException("The issuer gives " + client + " no token: HTTP " + answer.statusCode());
        }
        long seconds = Math.max(0, json.path("expires_in").asLong(60) - EARLY_SECONDS);
        return new Token(json.path("access_token").asText(), clock.instant().plusSeconds(seconds));
    }

    /** The problem that the hub answered with, for a person. */
    private static String explained(HttpResponse<String> answer) {
        var problem = Json.read(answer.body());
        var lines = new ArrayList<String>();
        lines.add("%d %s. %s"
                .formatted(
                        answer.statusCode(),
                        problem.path("title").asText("refused"),
                        problem.path("detail").asText()));
        problem.path("errors")
                .forEach(error -> lines.add("     %s %s"
                        .formatted(
                                error.path("pointer").asText(),
                                error.path("detail").asText())));
        int more = problem.path("moreErrors").asInt();
        if (more > 0) {
            lines.add("     and %d more".formatted(more));
        }
        return String.join(System.lineSeparator(), lines);
    }

    /** Never printed. */
    private record Token(String text, Instant until) {
        @Override
        public String toString() {
            return "Token[hidden]";
        }
    }
}
