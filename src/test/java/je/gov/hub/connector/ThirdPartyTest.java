package je.gov.hub.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import je.gov.hub.connector.wire.Acknowledgement;
import je.gov.hub.connector.wire.CsvFile;
import je.gov.hub.connector.wire.Er7Reading;
import je.gov.hub.connector.wire.XmlTree;
import org.junit.jupiter.api.Test;

/** What others wrote: CSV, HL7 version 2, XML that attacks, and the definition of a Kamelet. */
class ThirdPartyTest {

    private static final Path ALL = Path.of(System.getProperty("hub.testdata", "../shared/data"));
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private static Path set(String name) {
        var set = ALL.resolve(name);
        assumeTrue(Files.isDirectory(set), "The data set " + name + " is not here");
        return set;
    }

    private static List<Path> files(String set, String... endings) throws IOException {
        try (var all = Files.walk(set(set))) {
            return all.filter(file -> !file.toString().contains("_LICENCE"))
                    .filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void readsTheCsvSpectrum() throws IOException {
        for (var file : files("csv-spectrum", ".csv")) {
            var name = file.getFileName().toString().replace(".csv", ".json");
            var expected = JSON.readTree(
                    set("csv-spectrum").resolve("json").resolve(name).toFile());

            var rows = new ArrayList<JsonNode>();
            CsvFile.read(Files.readAllBytes(file)).path("rows").forEach(row -> rows.add(row.path("values")));

            assertThat(rows).as(name).containsExactlyElementsOf(expected);
        }
    }

    @Test
    void readsEveryWellFormedMessage() throws Exception {
        for (var file : files("hl7v2-ms-fhir-converter", ".hl7")) {
            var message = Files.readAllBytes(file);

            var read = Er7Reading.read(message);

            assertThat(read.path("MSH").path(0).path("10").path(0).path("1").isMissingNode())
                    .as(file.toString())
                    .isFalse();
            assertThat(Acknowledgement.write(message, JSON.createObjectNode().put("code", "AA"), Bench.CLOCK.instant()))
                    .as(file.toString())
                    .contains("\rMSA|AA|");
        }
    }

    /** Several messages to a file, other forms than ER7, and what crashed a parser: read, or refused in so many words, and always answered. */
    @Test
    void readsOrRefusesAnything() throws Exception {
        for (var set : List.of("hl7v2-hapi", "hl7v2-mirth", "hl7v2-nhapi-badinput", "hl7v2-python-hl7")) {
            for (var file : files(set, ".hl7", ".txt", ".xml")) {
                var message = Files.readAllBytes(file);
                try {
                    assertThat(Er7Reading.read(message).path("MSH"))
                            .as(file.toString())
                            .hasSize(1);
                } catch (WireFormException refused) {
                    assertThat(refused).as(file.toString()).hasMessageMatching("[A-Z].+");
                }
                assertThat(Acknowledgement.write(
                                message, JSON.createObjectNode().put("code", "AR"), Bench.CLOCK.instant()))
                        .as(file.toString())
                        .contains("\rMSA|AR");
            }
        }
    }

    @Test
    void readsSingleMessagesOfOthers() throws Exception {
        for (var file : List.of(
                set("hl7v2-python-hl7").resolve("sample_hl7.hl7"),
                set("hl7v2-mirth").resolve("server/tests/filereader/nonbatch/01.hl7"),
                set("hl7v2-mirth").resolve("donkey/src/test/java/com/mirth/connect/donkey/test/hl7/small.hl7"))) {

            var read = Er7Reading.read(Files.readAllBytes(file));

            assertThat(read.path("PID")).as(file.toString()).isNotEmpty();
        }
    }

    @Test
    void refusesXmlThatReachesOutside() throws IOException {
        var lists = files("xxe-payloads", ".txt");
        var documents = new ArrayList<String>();
        for (var list : lists) {
            Pattern.compile("(?=<\\?xml)")
                    .splitAsStream(Files.readString(list, StandardCharsets.ISO_8859_1))
                    .filter(one -> one.contains("<!DOCTYPE"))
                    .forEach(documents::add);
        }
        documents.add(Files.readString(set("hl7v2-hapi").resolve("parser/xml-with-xxe.xml")));
        assertThat(documents).hasSizeGreaterThan(5);

        for (var document : documents) {
            assertThatThrownBy(() -> XmlTree.read(document)).as(document).isInstanceOf(WireFormException.class);
        }
    }

    @Test
    void writesKameletsAsTheirDefinitionSays() throws IOException {
        var definition = YAML.readTree(set("camel-kamelets")
                .resolve("crds/config/crd/camel.apache.org_kamelets.yaml")
                .toFile());
        var versions = definition.path("spec").path("versions");
        assertThat(versions.path(0).path("name").asText()).isEqualTo("v1");
        var schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                .getSchema(closed(versions.path(0).path("schema").path("openAPIV3Schema")));
        try (var all = Files.walk(Bench.CONNECTORS)) {
            for (var file :
                    all.filter(one -> one.toString().endsWith(".kamelet.yaml")).toList()) {
                assertThat(schema.validate(YAML.readTree(file.toFile())))
                        .as(file.toString())
                        .isEmpty();
            }
        }
    }

    /** As a cluster has it: what the definition does not name is not kept. */
    private static JsonNode closed(JsonNode node) {
        if (node.isObject() && node.path("properties").isObject()) {
            var open = node.path("x-kubernetes-preserve-unknown-fields").asBoolean();
            if (!open && !node.has("additionalProperties")) {
                ((com.fasterxml.jackson.databind.node.ObjectNode) node).put("additionalProperties", false);
            }
        }
        node.forEach(ThirdPartyTest::closed);
        return node;
    }
}
