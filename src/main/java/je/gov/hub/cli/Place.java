package je.gov.hub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where a hub is, and as whom one may speak to it: the sandbox, as its {@code .hub/island.json} says, or any hub, as the
 * environment says with HUB_URL, HUB_TOKEN_URI, HUB_CLIENT_ID and HUB_CLIENT_SECRET.
 *
 * @param tokens where the issuer gives tokens for client credentials
 * @param control the island's own control; only the sandbox has one
 * @param secrets of the clients one may speak as
 * @param follower the client that asks for journeys
 * @param teller the client that tells where none is named
 */
record Place(URI hub, URI tokens, Optional<URI> control, Map<String, String> secrets, String follower, String teller) {

    private static final String START = "Start it with ./hub up";

    Place {
        secrets = Map.copyOf(secrets);
    }

    static Place of(Surroundings surroundings) {
        return surroundings.environment().containsKey("HUB_URL")
                ? elsewhere(surroundings.environment())
                : sandbox(surroundings);
    }

    private static Place elsewhere(Map<String, String> environment) {
        var client = needed(environment, "HUB_CLIENT_ID");
        return new Place(
                URI.create(needed(environment, "HUB_URL")),
                URI.create(needed(environment, "HUB_TOKEN_URI")),
                Optional.empty(),
                Map.of(client, needed(environment, "HUB_CLIENT_SECRET")),
                client,
                client);
    }

    private static String needed(Map<String, String> environment, String name) {
        var value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new CommandFailedException("HUB_URL is set, so " + name + " must be set, too");
        }
        return value;
    }

    /** Throws a CommandFailedException where no sandbox was ever started here. */
    static Place sandbox(Surroundings surroundings) {
        return found(surroundings).orElseThrow(() -> new CommandFailedException("The hub is not running. " + START));
    }

    static Optional<Place> found(Surroundings surroundings) {
        return island(surroundings).map(Place::described);
    }

    /** What the sandbox wrote about itself. */
    static Optional<JsonNode> island(Surroundings surroundings) {
        Path file = surroundings.state().resolve("island.json");
        try {
            return Files.exists(file)
                    ? Optional.of(Json.read(Files.readString(file))).filter(JsonNode::isObject)
                    : Optional.empty();
        } catch (IOException unreadable) {
            throw new CommandFailedException("Cannot read " + file, unreadable);
        }
    }

    private static Place described(JsonNode island) {
        var secrets = new TreeMap<String, String>();
        island.path("clients")
                .properties()
                .forEach(
                        client -> secrets.put(client.getKey(), client.getValue().asText()));
        return new Place(
                URI.create(island.path("hub").asText()),
                URI.create(island.path("tokens").asText()),
                Optional.of(URI.create(island.path("control").asText())),
                secrets,
                "operator",
                "portal");
    }

    /** The same place, where somebody else operates; null: nobody else. */
    Place as(@Nullable String operator) {
        return operator == null ? this : new Place(hub, tokens, control, secrets, operator, teller);
    }

    String secret(String client) {
        var secret = secrets.get(client);
        if (secret == null) {
            throw new CommandFailedException("There is no client called " + client + " here; there are: "
                    + String.join(", ", new java.util.TreeSet<>(secrets.keySet())));
        }
        return secret;
    }

    URI control(String path) {
        return control.map(address -> URI.create(address + path))
                .orElseThrow(() -> new CommandFailedException(
                        "Only the sandbox has an island. Unset HUB_URL to speak to the sandbox"));
    }

    String notThere() {
        return "The hub does not answer at " + hub + ". " + (control.isPresent() ? START : "Is HUB_URL right?");
    }
}
