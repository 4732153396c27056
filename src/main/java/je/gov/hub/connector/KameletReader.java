package je.gov.hub.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import je.gov.hub.connector.Connector.Parameter;

/** Reads one Kamelet, as the Kamelet resource definition (camel.apache.org/v1) has it and the hub narrows it. */
final class KameletReader {

    private static final Pattern MAPPING = Pattern.compile("jslt:(.*)");
    private static final String KEY = "/metadata/annotations/je.gov.hub~1key";
    private static final String PROTOCOL = "/metadata/annotations/je.gov.hub~1protocol";
    private static final String TYPE = "/metadata/labels/camel.apache.org~1kamelet.type";
    private static final Map<String, Set<String>> KEYS = Map.of(
            "",
            Set.of("apiVersion", "kind", "metadata", "spec"),
            "/metadata",
            Set.of("name", "annotations", "labels"),
            "/spec",
            Set.of("definition", "dependencies", "template", "types", "dataTypes"),
            "/spec/definition",
            Set.of("title", "description", "type", "required", "properties"));

    /** What Camel's own component takes for itself, so that it would never reach a Kamelet. */
    private static final Set<String> CAMELS_OWN = Set.of(
            "block",
            "bridgeErrorHandler",
            "exceptionHandler",
            "exchangePattern",
            "failIfNoConsumers",
            "lazyStartProducer",
            "location",
            "noErrorHandler",
            "routeId",
            "templateId",
            "timeout");

    private final CamelForm form;

    KameletReader(CamelForm form) {
        this.form = form;
    }

    Optional<Connector> read(WrittenYaml written, String name, Path file, Map<Path, String> mappings) {
        var root = written.content();
        if (!root.isObject()) {
            return Optional.empty();
        }
        KEYS.forEach((pointer, known) -> unknownKeys(written, pointer, known));
        must(written, "/apiVersion", "camel.apache.org/v1");
        must(written, "/kind", "Kamelet");
        must(written, "/metadata/name", name);
        must(written, TYPE, "source", "sink");
        must(written, KEY, "honoured", "none");
        text(written, PROTOCOL);
        text(written, "/spec/definition/title");
        text(written, "/spec/definition/description");
        must(written, "/spec/definition/type", "object");
        template(written, file, mappings);
        return Optional.of(connector(written, name, file, mappings));
    }

    private static Connector connector(WrittenYaml written, String name, Path file, Map<Path, String> mappings) {
        var root = written.content();
        var made = new StringBuilder(written.text());
        mappings.values().forEach(made::append);
        return new Connector(
                name,
                "source".equals(root.at(TYPE).asText()),
                root.at("/spec/definition/title").asText(),
                "honoured".equals(root.at(KEY).asText()),
                root.at(PROTOCOL).asText(),
                parameters(written),
                file,
                Fingerprint.of(made.toString()));
    }

    private static Map<String, Parameter> parameters(WrittenYaml written) {
        var definition = written.content().at("/spec/definition");
        var required = new TreeSet<String>();
        definition.path("required").forEach(one -> required.add(one.asText()));
        var parameters = new TreeMap<String, Parameter>();
        for (var entry : definition.path("properties").properties()) {
            var name = entry.getKey();
            var property = entry.getValue();
            if (!property.path("title").isTextual()
                    || !property.path("type").isTextual()
                    || !property.path("description").isTextual()) {
                written.add("/spec/definition/properties/" + name, "A parameter has a title, a description and a type");
            }
            if (CAMELS_OWN.contains(name)) {
                written.add(
                        "/spec/definition/properties/" + name,
                        "Camel takes `" + name + "` for itself: it would never reach the Kamelet under this name");
            }
            parameters.put(
                    name,
                    new Parameter(
                            property.path("type").asText(),
                            required.remove(name),
                            "password".equals(property.path("format").asText())));
        }
        required.forEach(
                name -> written.add("/spec/definition/required", "`" + name + "` is required, but no parameter"));
        return parameters;
    }

    private void template(WrittenYaml written, Path file, Map<Path, String> mappings) {
        var template = written.content().at("/spec/template");
        if (!template.path("from").isObject()) {
            written.add("/spec/template", "A Kamelet's template has a `from` with its steps");
            return;
        }
        var routes = JsonNodeFactory.instance.arrayNode().add(template);
        form.check(written, routes, pointer -> "/spec/template" + pointer.replaceFirst("^/0", ""));
        mappingsExist(written, template, "/spec/template", file, mappings);
    }

    private static void mappingsExist(
            WrittenYaml written, JsonNode node, String pointer, Path file, Map<Path, String> mappings) {
        var uri = MAPPING.matcher(node.path("uri").asText());
        if (uri.matches()) {
            var name = file.getFileName().toString().replace(".kamelet.yaml", "");
            var folder = "file:{{hub.connectors}}/" + name + "/";
            var mapping = uri.group(1).startsWith(folder) ? uri.group(1).substring(folder.length()) : "";
            if (!mappings.containsKey(file.resolveSibling(mapping))) {
                written.add(pointer + "/uri", "A mapping lies beside its Kamelet: jslt:" + folder + "….jslt");
            }
        }
        node.properties()
                .forEach(inner ->
                        mappingsExist(written, inner.getValue(), pointer + "/" + inner.getKey(), file, mappings));
        for (int index = 0; node.isArray() && index < node.size(); index++) {
            mappingsExist(written, node.get(index), pointer + "/" + index, file, mappings);
        }
    }

    private static void unknownKeys(WrittenYaml written, String pointer, Set<String> known) {
        StreamSupport.stream(
                        ((Iterable<String>) () -> written.content().at(pointer).fieldNames()).spliterator(), false)
                .filter(key -> !known.contains(key))
                .forEach(key -> written.add(
                        pointer + "/" + key,
                        "Unknown key `" + key + "`; here may stand " + String.join(", ", new TreeSet<>(known))));
    }

    private static void must(WrittenYaml written, String pointer, String... allowed) {
        if (!Set.of(allowed).contains(written.content().at(pointer).asText())) {
            written.add(pointer, pointer.substring(1).replace("~1", "/") + " must be " + String.join(" or ", allowed));
        }
    }

    private static void text(WrittenYaml written, String pointer) {
        if (written.content().at(pointer).asText().isBlank()) {
            written.add(pointer, pointer.substring(1).replace("~1", "/") + " is missing");
        }
    }
}
