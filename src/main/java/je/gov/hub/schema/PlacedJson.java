package je.gov.hub.schema;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import je.gov.hub.event.Mistake;
import org.jspecify.annotations.Nullable;

/**
 * A JSON file with the place of each of its values.
 *
 * @param file the path as it was named to the hub, with slashes
 * @param places where each value's name, or the value itself, begins, by JSON Pointer
 */
record PlacedJson(String file, JsonNode root, Map<JsonPointer, JsonLocation> places) {

    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Reads a file; where it is no JSON, adds a mistake and gives null. */
    static @Nullable PlacedJson read(Path path, List<Mistake> mistakes) {
        var file = path.toString().replace('\\', '/');
        try {
            var text = Files.readString(path);
            return new PlacedJson(file, JSON.readTree(text), places(text));
        } catch (JsonProcessingException broken) {
            var place = broken.getLocation();
            mistakes.add(new Mistake(
                    file,
                    Math.max(1, place.getLineNr()),
                    Math.max(1, place.getColumnNr()),
                    broken.getOriginalMessage()));
        } catch (IOException unreadable) {
            mistakes.add(new Mistake(file, 1, 1, "The file cannot be read as UTF-8 text: make it readable"));
        }
        return null;
    }

    /** A mistake at the nearest place known. */
    Mistake mistake(JsonPointer at, String message) {
        var place = places.get(at);
        for (var near = at; place == null && near != null; near = near.head()) {
            place = places.get(near);
        }
        return place == null
                ? new Mistake(file, 1, 1, message)
                : new Mistake(file, place.getLineNr(), place.getColumnNr(), message);
    }

    private static Map<JsonPointer, JsonLocation> places(String text) throws IOException {
        var places = new HashMap<JsonPointer, JsonLocation>();
        try (JsonParser parser = JSON.createParser(text)) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token != JsonToken.END_OBJECT && token != JsonToken.END_ARRAY) {
                    places.putIfAbsent(pointer(parser, token), parser.currentTokenLocation());
                }
            }
        }
        return places;
    }

    /** Jackson's context of an opening bracket is already the inside. */
    private static JsonPointer pointer(JsonParser parser, JsonToken token) {
        var context = parser.getParsingContext();
        var opening = token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY;
        return (opening ? context.getParent() : context).pathAsPointer();
    }
}
