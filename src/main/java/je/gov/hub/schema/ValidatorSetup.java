package je.gov.hub.schema;

import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.resource.AllowSchemaLoader;
import com.networknt.schema.resource.MapSchemaLoader;
import java.util.Locale;
import java.util.Map;

/** How the validator is set up: JSON Schema 2020-12, formats asserted, nothing ever fetched. */
final class ValidatorSetup {

    /** Where the validator's own jar keeps the meta-schemas. */
    private static final String METASCHEMAS = "classpath:draft/2020-12/";

    private ValidatorSetup() {}

    /** @param schemas all texts that a {@code $ref} may reach, by {@code $id} */
    static JsonSchemaFactory factory(Map<String, String> schemas) {
        return JsonSchemaFactory.getInstance(
                SpecVersion.VersionFlag.V202012,
                builder -> builder.metaSchema(dialect())
                        .schemaLoaders(loaders -> loaders.add(new MapSchemaLoader(schemas))
                                .add(new AllowSchemaLoader(
                                        address -> address.toString().startsWith(METASCHEMAS)))));
    }

    /** 2020-12 with the words of our own that only people and other parts of the hub read. */
    private static JsonMetaSchema dialect() {
        return JsonMetaSchema.builder(JsonMetaSchema.getV202012())
                .keyword(new NonValidationKeyword("x-personal"))
                .keyword(new NonValidationKeyword("x-part"))
                .build();
    }

    static SchemaValidatorsConfig settings() {
        return SchemaValidatorsConfig.builder()
                .formatAssertionsEnabled(true)
                .pathType(PathType.JSON_POINTER)
                .locale(Locale.ROOT)
                .regularExpressionFactory(new EndAnchor())
                .typeLoose(false)
                .failFast(false)
                .preloadJsonSchema(true)
                .cacheRefs(true)
                .build();
    }
}
