package je.gov.hub.schema;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaException;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.ValidationMessage;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import je.gov.hub.event.Mistake;

/** The schemas as the validator runs them, each compiled once. */
final class CompiledSchemas {

    private final JsonSchemaFactory factory;
    private final JsonSchema metaschema;
    private final Map<String, JsonSchema> byPath = new HashMap<>();

    /** @param mistakes takes what is wrong with a schema */
    CompiledSchemas(List<SchemaFile> files, Collection<Mistake> mistakes) {
        factory = ValidatorSetup.factory(files.stream()
                .collect(Collectors.toMap(
                        file -> file.id().orElseThrow().toString(),
                        file -> file.json().root().toString())));
        metaschema = factory.getSchema(SchemaLocation.of(SchemaRules.DIALECT), ValidatorSetup.settings());
        files.forEach(file -> compile(file, mistakes));
    }

    private void compile(SchemaFile file, Collection<Mistake> mistakes) {
        var wrong = metaschema.validate(file.json().root());
        wrong.forEach(message -> mistakes.add(mistake(file.json(), message)));
        if (!wrong.isEmpty()) {
            return;
        }
        try {
            var schema =
                    factory.getSchema(SchemaLocation.of(file.id().orElseThrow().toString()), ValidatorSetup.settings());
            schema.initializeValidators();
            byPath.put(file.path(), schema);
        } catch (JsonSchemaException | PatternSyntaxException broken) {
            mistakes.add(
                    new Mistake(file.json().file(), 1, 1, "The schema cannot be compiled: " + broken.getMessage()));
        }
    }

    /** What the validator says, raw: its messages quote values and must not leave this package. */
    Collection<ValidationMessage> validate(String path, JsonNode data) {
        return Objects.requireNonNull(byPath.get(path)).validate(data);
    }

    /** What is wrong with an example. Invented people, so the validator's own words do no harm. */
    List<Mistake> mistakes(SchemaFile file, PlacedJson example) {
        var schema = byPath.get(file.path());
        return schema == null
                ? List.of()
                : schema.validate(example.root()).stream()
                        .map(message -> mistake(example, message))
                        .toList();
    }

    private static Mistake mistake(PlacedJson json, ValidationMessage message) {
        return json.mistake(JsonPointer.compile(message.getInstanceLocation().toString()), message.getMessage());
    }
}
