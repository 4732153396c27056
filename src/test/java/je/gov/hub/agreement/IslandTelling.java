package je.gov.hub.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import je.gov.hub.agreement.Disclosing.Granted;
import je.gov.hub.event.Event;
import je.gov.hub.event.EventId;
import je.gov.hub.event.EventSource;
import je.gov.hub.event.EventType;
import je.gov.hub.event.Mistake;
import je.gov.hub.schema.CanonicalSchemas;
import je.gov.hub.schema.SchemaLoading;
import je.gov.hub.schema.Schemas;
import je.gov.hub.schema.Validity;
import je.gov.hub.subject.Registrations;
import je.gov.hub.system.SystemId;
import je.gov.hub.system.Teller;

/** Tells the real agreements of {@code config/systems} of events that are valid against the canonical schemas. */
final class IslandTelling {

    private static final Schemas SCHEMAS = schemas();
    static final AgreementFolder FOLDER = new AgreementFolder(Path.of("config/systems"), SCHEMAS);
    static final Set<Mistake> MISTAKES = FOLDER.refresh();
    private static final Teller NOBODY = new Teller(new SystemId("nobody"));

    private static final String SSN = "JY999999D";
    private static final String TIN = "9876543210";

    /** What the hub knows a subject by, of each scheme that there is. */
    private static final Map<String, JsonNode> KNOWN = Map.of(
            "ssn", SchemasByExample.json("\"" + SSN + "\""),
            "tin", SchemasByExample.json("\"" + TIN + "\""),
            "peopleDirectory", SchemasByExample.json("\"PD-999999\""),
            "healthLocal", SchemasByExample.json("\"H-999999\""),
            "nhs", SchemasByExample.json("\"9434765919\""),
            "lei", SchemasByExample.json("\"529900T8BM49AURSDO55\""));

    private IslandTelling() {}

    /** What each system was told, by its id. */
    record Told(SortedMap<String, ObjectNode> bySystem) {

        Set<String> systems() {
            return bySystem.keySet();
        }

        List<String> parishes() {
            return systems().stream()
                    .filter(system -> system.startsWith("parish-"))
                    .toList();
        }

        List<String> practices() {
            return systems().stream().filter(system -> system.startsWith("gp-")).toList();
        }

        ObjectNode to(String system) {
            assertThat(bySystem).containsKey(system);
            return Objects.requireNonNull(bySystem.get(system));
        }
    }

    static Told tell(String schema, Registrations before) {
        return tell(schema, example(schema), before);
    }

    static boolean valid(String schema, JsonNode event) {
        return SCHEMAS.check(type(schema), event).equals(new Validity.Valid());
    }

    private static EventType type(String schema) {
        return new EventType("je.gov." + schema.replace('/', '.') + ".v1");
    }

    static Told tell(String schema, JsonNode data, Registrations before) {
        var type = type(schema);
        assertThat(SCHEMAS.check(type, data)).isEqualTo(new Validity.Valid());
        var event =
                new Event(new EventId("1"), new EventSource("urn:je:gov:test"), type, null, null, null, Map.of(), data);
        var told = new TreeMap<String, ObjectNode>();
        for (var disclosing : FOLDER.agreements().disclose(NOBODY, event, before, KNOWN)) {
            assertThat(disclosing).isInstanceOf(Granted.class);
            told.put(disclosing.system().value(), ((Granted) disclosing).data());
        }
        return new Told(told);
    }

    /** The places of all values, in JSON Pointer form. */
    static Set<String> places(JsonNode tree) {
        var places = new TreeSet<String>();
        gather(tree, "", places);
        return places;
    }

    private static void gather(JsonNode node, String place, Set<String> into) {
        if (node.isValueNode()) {
            into.add(place);
        }
        node.properties().forEach(field -> gather(field.getValue(), place + "/" + field.getKey(), into));
        if (node.isArray()) {
            node.forEach(element -> gather(element, place + "/*", into));
        }
    }

    static Set<String> schemes(JsonNode tree) {
        return places(tree).stream()
                .filter(place -> place.contains("/identifiers/"))
                .map(place -> place.replaceAll(".*/identifiers/([^/]*).*", "$1"))
                .collect(Collectors.toSet());
    }

    static List<String> schemasTold() throws IOException {
        try (var files = Files.walk(Path.of("schemas"))) {
            return files.filter(file -> file.endsWith("v1.example.json"))
                    .map(file -> Path.of("schemas").relativize(file.getParent()).toString())
                    .filter(schema -> !schema.startsWith("common"))
                    .sorted()
                    .toList();
        }
    }

    static ObjectNode example(String schema) {
        try {
            var file = Path.of("schemas", schema, "v1.example.json");
            return (ObjectNode) new ObjectMapper().readTree(Files.readString(file));
        } catch (IOException missing) {
            throw new java.io.UncheckedIOException(missing);
        }
    }

    private static Schemas schemas() {
        return switch (CanonicalSchemas.load(Path.of("schemas"))) {
            case SchemaLoading.Loaded loaded -> loaded.schemas();
            case SchemaLoading.Mistaken mistaken -> throw new IllegalStateException(mistaken.toString());
        };
    }
}
