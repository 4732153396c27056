package je.gov.hub.schema;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import je.gov.hub.event.Mistake;

/** What a file of ours must keep to, beyond being JSON Schema 2020-12. */
final class SchemaRules {

    static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private static final Set<String> FORMATS = Set.of(
            "date-time",
            "date",
            "time",
            "duration",
            "email",
            "idn-email",
            "hostname",
            "ipv4",
            "ipv6",
            "uri",
            "uri-reference",
            "iri",
            "iri-reference",
            "uuid",
            "json-pointer",
            "regex");
    private static final List<String> NAMED = List.of("patternProperties", "$defs", "dependentSchemas");
    private static final List<String> LISTED = List.of("allOf", "anyOf", "oneOf", "prefixItems");
    private static final List<String> ITEMS = List.of("items", "additionalProperties", "unevaluatedItems");
    private static final List<String> CONDITIONS = List.of("if", "then", "else", "not", "contains", "propertyNames");

    /** How a schema is used where it stands. */
    private enum Use {
        /** It describes a value of its own, so it must be closed. */
        WHOLE,
        /** It adds to the schema round it, which closes it. */
        PART,
        /** It only restricts what is described elsewhere. */
        CONDITION
    }

    private final SchemaFile file;
    private final FieldTree tree;
    private final List<Mistake> mistakes = new ArrayList<>();

    private SchemaRules(SchemaFile file, FieldTree tree) {
        this.file = file;
        this.tree = tree;
    }

    static List<Mistake> check(SchemaFile file, FieldTree tree) {
        var rules = new SchemaRules(file, tree);
        rules.head();
        var part = file.json().root().path("x-part").asBoolean(false);
        rules.schema(JsonPointer.empty(), file.json().root(), part ? Use.PART : Use.WHOLE);
        return rules.mistakes;
    }

    private void head() {
        var root = file.json().root();
        if (!root.path("$schema").asText().equals(DIALECT)) {
            wrong(JsonPointer.valueOf("/$schema"), "$schema must be " + DIALECT);
        }
        if (!ours(root.path("$id").asText())) {
            wrong(
                    JsonPointer.valueOf("/$id"),
                    "$id must be an absolute https address that ends in /" + file.path() + ", as the folder does");
        }
        described(JsonPointer.empty(), root);
    }

    private boolean ours(String id) {
        try {
            return "https".equals(URI.create(id).getScheme()) && id.endsWith("/" + file.path());
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }

    private void schema(JsonPointer at, JsonNode schema, Use use) {
        if (!schema.isObject()) {
            return;
        }
        words(at, schema);
        if (use == Use.WHOLE) {
            closed(at, schema);
        }
        schema.path("properties").properties().forEach(field -> {
            var place = at.append(JsonPointer.compile("/properties")).appendProperty(field.getKey());
            if (use != Use.CONDITION) {
                field(place, field.getValue());
            }
            schema(place, field.getValue(), use == Use.CONDITION ? use : Use.WHOLE);
        });
        var inside = use == Use.CONDITION ? use : Use.WHOLE;
        NAMED.forEach(keyword -> schema.path(keyword)
                .properties()
                .forEach(each ->
                        schema(at.appendProperty(keyword).appendProperty(each.getKey()), each.getValue(), inside)));
        ITEMS.forEach(keyword -> schema(at.appendProperty(keyword), schema.path(keyword), inside));
        CONDITIONS.forEach(keyword -> schema(at.appendProperty(keyword), schema.path(keyword), Use.CONDITION));
        LISTED.forEach(keyword -> listed(at.appendProperty(keyword), schema.path(keyword), keyword, use));
    }

    private void listed(JsonPointer at, JsonNode schemas, String keyword, Use use) {
        var inside = keyword.equals("prefixItems") ? Use.WHOLE : Use.PART;
        for (int i = 0; i < schemas.size(); i++) {
            schema(at.appendIndex(i), schemas.get(i), use == Use.CONDITION ? use : inside);
        }
    }

    private void field(JsonPointer at, JsonNode field) {
        if (!field.isObject()) {
            wrong(at, "A field must be described by an object");
            return;
        }
        described(at, field);
        if (!field.path("x-personal").isBoolean()) {
            wrong(at, "A field must say x-personal: true where it holds personal data, false where not");
        }
    }

    private void described(JsonPointer at, JsonNode schema) {
        for (var keyword : List.of("title", "description")) {
            if (schema.path(keyword).asText().isBlank()) {
                wrong(at, "There must be a " + keyword);
            }
        }
    }

    private void closed(JsonPointer at, JsonNode schema) {
        var object = schema.has("properties") || schema.path("type").asText().equals("object");
        var closed = schema.path("unevaluatedProperties");
        if (object && !schema.has("$ref") && !(closed.isBoolean() && !closed.booleanValue())) {
            wrong(at, "An object must be closed by \"unevaluatedProperties\": false");
        }
        if (object && !schema.has("$ref") && !schema.has("properties") && !schema.has("allOf")) {
            wrong(at, "An object must list its properties");
        }
    }

    private void words(JsonPointer at, JsonNode schema) {
        var reference = schema.path("$ref");
        if (reference.isTextual()
                && file.id()
                        .flatMap(id -> tree.target(id, reference.textValue()))
                        .isEmpty()) {
            wrong(at.appendProperty("$ref"), "$ref must lead to a schema in this folder; nothing is ever fetched");
        }
        if (schema.has("$dynamicRef")) {
            wrong(at.appendProperty("$dynamicRef"), "Use $ref: fields must be found without data");
        }
        if (schema.has("$id") && !at.matches()) {
            wrong(at.appendProperty("$id"), "$id must stand at the top only");
        }
        var format = schema.path("format");
        if (!format.isMissingNode() && !FORMATS.contains(format.asText())) {
            wrong(at.appendProperty("format"), "The format is unknown, so it would not be checked");
        }
    }

    private void wrong(JsonPointer at, String message) {
        mistakes.add(file.json().mistake(at, message));
    }
}
