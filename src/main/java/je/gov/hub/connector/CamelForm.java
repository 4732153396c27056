package je.gov.hub.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.TreeMap;

/** The form of Camel's YAML routes, by the schema that Camel's own jar brings, and what the hub leaves out of it. Safe for use by many threads. */
public final class CamelForm {

    private static final String SCHEMA = "/schema/camelYamlDsl.json";
    private static final Set<String> CHOICES = Set.of("oneOf", "anyOf", "not");

    /** What decides at run time where a message goes, or calls code: a file would no longer say what happens. */
    private static final Set<String> LEFT_OUT = Set.of(
            "toD",
            "bean",
            "process",
            "script",
            "dynamicRouter",
            "recipientList",
            "routingSlip",
            "groovy",
            "method",
            "java",
            "mvel",
            "ognl",
            "js",
            "python",
            "spel",
            "poll",
            "pollEnrich",
            "enrich",
            "wireTap",
            "serviceCall");

    private final JsonSchema schema = load();

    private static JsonSchema load() {
        try (var text = JsonSchema.class.getResourceAsStream(SCHEMA)) {
            var config = SchemaValidatorsConfig.builder()
                    .pathType(PathType.JSON_POINTER)
                    // read whole at once, this recursive schema takes hundreds of megabytes
                    .preloadJsonSchema(false)
                    .build();
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4, builder -> builder.metaSchema(dialect()))
                    .getSchema(new ObjectMapper().readTree(text), config);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Camel's schema of YAML routes is not in its jar", unreadable);
        }
    }

    /** The draft that Camel's schema says it is written in, with the one word it takes from a later one. */
    private static JsonMetaSchema dialect() {
        return JsonMetaSchema.builder(JsonMetaSchema.getV4())
                .keyword(new NonValidationKeyword("deprecated"))
                .build();
    }

    /**
     * Notes what is not as Camel wants it, or as the hub does.
     *
     * @param routes a list of routes, or of whatever else stands at the top of a YAML route file
     * @param at where in the file the list stands; {@code at + "/0"} is its first item
     */
    public void check(WrittenYaml written, JsonNode routes, String at) {
        check(written, routes, pointer -> at + pointer);
    }

    /** As {@link #check(WrittenYaml, JsonNode, String)}, where the file is written in another shape than a list. */
    public void check(WrittenYaml written, JsonNode routes, java.util.function.UnaryOperator<String> places) {
        var found = new TreeMap<String, String>();
        for (var message : schema.validate(routes)) {
            if (!CHOICES.contains(message.getType())) {
                found.putIfAbsent(message.getInstanceLocation().toString(), said(message));
            }
        }
        found.forEach((pointer, said) -> {
            var deeper = found.higherKey(pointer);
            if (deeper == null || !deeper.startsWith(pointer + "/")) {
                written.add(places.apply(pointer), said);
            }
        });
        leftOut(written, routes, "", places);
        Reach.check(written, routes, places);
    }

    private static String said(ValidationMessage message) {
        var property = message.getProperty();
        return property == null
                ? "Not as Camel's YAML has it (" + message.getType() + ")"
                : "Camel's YAML knows no `" + property + "` here, or wants one (" + message.getType() + ")";
    }

    private static void leftOut(
            WrittenYaml written, JsonNode node, String pointer, java.util.function.UnaryOperator<String> places) {
        for (var entry : node.properties()) {
            var inner = pointer + "/" + entry.getKey().replace("~", "~0").replace("/", "~1");
            if (entry.getKey().equals("parameters")) {
                continue;
            }
            if (LEFT_OUT.contains(entry.getKey())) {
                written.add(
                        places.apply(inner),
                        "`" + entry.getKey() + "` is left out here: a file says itself what happens");
            }
            leftOut(written, entry.getValue(), inner, places);
        }
        for (int index = 0; node.isArray() && index < node.size(); index++) {
            leftOut(written, node.get(index), pointer + "/" + index, places);
        }
    }
}
