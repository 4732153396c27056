package je.gov.hub.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import je.gov.hub.foreign.ForeignData;
import org.junit.jupiter.api.Test;

/** CloudEvents that others wrote: the Java SDK's, the conformance suite's, the NHS's, and the specification's own schema. */
class ForeignCloudEventsTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern QUOTED = Pattern.compile("\"\"\"(.*?)\"\"\"", Pattern.DOTALL);
    private static final Pattern HEADER = Pattern.compile("\\|\\s*(ce_[a-z]+|content-type)\\s*\\|\\s*(\\S+)\\s*\\|");

    private final EventReader reader = new EventReader();

    @Test
    void givesTheVerdictsOfTheJavaSdk() {
        var suite = ForeignData.set("cloudevents-sdk-java");
        var different = new TreeSet<String>();

        for (var file : suite.files("")) {
            if (file.endsWith(".json") || file.endsWith(".xml")) {
                var rejected = file.contains("fail_") || file.contains("upper_case");
                if (reader.structured(suite.bytes(file)) instanceof Reading.Read == rejected) {
                    different.add(file);
                }
            }
        }

        assertThat(suite.files(".json")).hasSize(9);
        assertThat(different).isEqualTo(suite.differences());
    }

    @Test
    void readsTheConformanceSuiteInBothModes() throws IOException {
        var suite = ForeignData.set("cloudevents-conformance");
        var different = new TreeSet<String>();
        int read = 0;

        for (var file : suite.files(".yaml")) {
            try (MappingIterator<JsonNode> events =
                    new YAMLMapper().readerFor(JsonNode.class).readValues(suite.bytes(file))) {
                for (int number = 1; events.hasNext(); number++) {
                    var event = events.next();
                    var mode = event.path("Mode").asText("binary");
                    var asItStands = read(event, mode, false);
                    if (!(asItStands instanceof Reading.Read)) {
                        different.add(file + " event " + number + " " + mode);
                        assertThat(read(event, mode, true)).isInstanceOf(Reading.Read.class);
                    }
                    read++;
                }
            }
        }

        assertThat(read).isGreaterThanOrEqualTo(8);
        assertThat(different).isEqualTo(suite.differences());
    }

    @Test
    void readsTheConformanceSuitesBindingAlike() throws IOException {
        var suite = ForeignData.set("cloudevents-conformance");
        var text = new String(suite.bytes("features/kafka-protocol-binding.feature"), UTF_8);
        var quoted = QUOTED.matcher(text).results().map(match -> match.group(1)).toList();
        var structured = quoted.stream()
                .filter(each -> each.contains("specversion"))
                .findFirst()
                .orElseThrow();
        var headers = new TreeMap<String, List<String>>();
        HEADER.matcher(text.substring(0, text.indexOf("When")))
                .results()
                .forEach(match -> headers.put(match.group(1).replace('_', '-'), List.of(match.group(2))));

        var binary = reader.binary(headers, quoted.getFirst().getBytes(UTF_8));

        assertThat(binary).isInstanceOf(Reading.Read.class);
        assertThat(binary).isEqualTo(reader.structured(structured.getBytes(UTF_8)));
        assertThat(((Reading.Read) binary).event().data()).isEqualTo(JSON.readTree("{\"message\":\"Hello World!\"}"));
    }

    @Test
    void readsTheNotificationsOfTheNhsAndNotWhatOnlyLooksLikeThem() throws IOException {
        var suite = ForeignData.set("cloudevents-nhs-mns");
        var read = new TreeSet<String>();
        var refused = new TreeSet<String>();

        for (var file : suite.files(".json")) {
            var name = file.substring(file.lastIndexOf('/') + 1);
            (reader.structured(suite.bytes(file)) instanceof Reading.Read ? read : refused).add(name);
        }

        assertThat(read)
                .containsExactly(
                        "baseMnsCloudEventSignal.json", "gpregChangeGpRequestSignal.json", "pdsChangeOfGp2Signal.json");
        assertThat(refused)
                .containsExactly(
                        "fhirsignal.schema.json", "hydrated-signal.json", "pdsChangeOfGpSignal.json", "signal.json");
    }

    @Test
    void writesWhatTheSpecificationsOwnSchemaAccepts() throws IOException {
        var suite = ForeignData.set("cloudevents");
        var schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                .getSchema(new String(suite.bytes("cloudevents.json"), UTF_8));
        var event = new Event(
                new EventId("1"),
                new EventSource("urn:je:gov:portal:web"),
                new EventType("je.gov.person.address-changed.v1"),
                "s",
                java.time.Instant.parse("2026-11-23T10:00:00Z"),
                java.net.URI.create("https://schemas.hub.gov.je/person/address-changed/v1"),
                Map.of("flag", true, "count", 3, "sequence", "17"),
                JSON.readTree(Files.readString(Path.of("schemas/person/address-changed/v1.example.json"))));

        var written = JSON.readTree(new EventWriter().structured(event));

        assertThat(schema.validate(written)).isEmpty();
        ((com.fasterxml.jackson.databind.node.ObjectNode) written).remove("id");
        assertThat(schema.validate(written)).isNotEmpty();
    }

    /** @param trimmed without the line end that YAML's block text leaves at the end of an attribute */
    private Reading read(JsonNode event, String mode, boolean trimmed) throws IOException {
        var attributes = new TreeMap<String, String>();
        event.path("ContextAttributes").properties().forEach(each -> {
            if (each.getValue().isObject()) {
                each.getValue()
                        .properties()
                        .forEach(more -> attributes.put(
                                more.getKey(),
                                trimmed
                                        ? more.getValue().asText().strip()
                                        : more.getValue().asText()));
            } else {
                attributes.put(each.getKey(), each.getValue().asText());
            }
        });
        return mode.equals("binary")
                ? binary(attributes, event.path("Data").asText())
                : structured(attributes, event.path("Data").asText());
    }

    private Reading structured(Map<String, String> attributes, String data) throws IOException {
        var event = JSON.createObjectNode();
        attributes.forEach(event::put);
        event.set("data", JSON.readTree(data));
        return reader.structured(event.toString().getBytes(UTF_8));
    }

    private Reading binary(Map<String, String> attributes, String data) {
        var headers = new TreeMap<String, List<String>>();
        headers.put("content-type", List.of(attributes.getOrDefault("datacontenttype", "application/json")));
        attributes.forEach((name, value) -> {
            if (!name.equals("datacontenttype")) {
                headers.put("ce-" + name, List.of(EventWritingTest.encoded(value)));
            }
        });
        return reader.binary(headers, data.getBytes(UTF_8));
    }
}
