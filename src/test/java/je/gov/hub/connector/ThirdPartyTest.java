package je.gov.hub.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.TreeSet;
import java.util.regex.Pattern;
import je.gov.hub.connector.wire.Acknowledgement;
import je.gov.hub.connector.wire.CsvFile;
import je.gov.hub.connector.wire.Er7Reading;
import je.gov.hub.connector.wire.XmlTree;
import je.gov.hub.foreign.ForeignData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What others wrote: CSV, HL7 version 2, XML that attacks, and the definition of a Kamelet. */
class ThirdPartyTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    @Test
    void readsTheCsvSpectrum() throws IOException {
        var spectrum = ForeignData.set("csv-spectrum");
        for (var file : spectrum.files(".csv")) {
            var name = Path.of(file).getFileName().toString().replace(".csv", ".json");
            var expected = JSON.readTree(spectrum.bytes("json/" + name));

            var rows = new ArrayList<JsonNode>();
            CsvFile.read(spectrum.bytes(file)).path("rows").forEach(row -> rows.add(row.path("values")));

            assertThat(rows).as(name).containsExactlyElementsOf(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hl7v2-ms-fhir-converter",
                "hl7v2-hapi",
                "hl7v2-mirth",
                "hl7v2-nhapi-badinput",
                "hl7v2-python-hl7"
            })
    void readsOrRefusesEachFileAsItsManifestSays(String name) {
        var set = ForeignData.set(name);
        var different = new TreeSet<String>();
        set.expected().forEach((file, expected) -> {
            if (reads(set.bytes(file)) == expected.startsWith("reject")) {
                different.add(file);
            }
        });

        assertThat(set.expected()).isNotEmpty();
        assertThat(different).isEqualTo(set.differences());
    }

    /** What cannot be read is refused in so many words, and whatever comes is answered, with the id it came under where it has one. */
    private static boolean reads(byte[] message) {
        try {
            var read = Er7Reading.read(message);
            assertThat(read.path("MSH")).hasSize(1);
            assertThat(segments(read)).isEqualTo(lines(message));
            assertThat(answered(message, "AA")).isEqualTo(id(read));
            return true;
        } catch (WireFormException refused) {
            assertThat(refused).hasMessageMatching("[A-Z].+");
            assertThat(answered(message, "AR")).isNotNull();
            return false;
        }
    }

    /** Which message an acknowledgement names. */
    private static String answered(byte[] message, String code) {
        try {
            var answer = JSON.createObjectNode().put("code", code);
            var read = Er7Reading.read(Acknowledgement.write(message, answer, Bench.CLOCK.instant())
                    .getBytes(StandardCharsets.UTF_8));
            var msa = read.path("MSA").path(0);
            assertThat(msa.at("/1/0/1").asText()).isEqualTo(code);
            return msa.at("/2/0/1").asText();
        } catch (WireFormException unreadable) {
            throw new AssertionError("The answer cannot be read", unreadable);
        }
    }

    private static long segments(JsonNode message) {
        return message.properties().stream()
                .mapToLong(segment -> segment.getValue().size())
                .sum();
    }

    private static long lines(byte[] message) {
        return new String(message, StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> !line.isBlank())
                .count();
    }

    private static String id(JsonNode message) {
        return message.path("MSH").path(0).at("/10/0/1").asText();
    }

    /** A file of several messages is none that a frame can carry; each of them is. */
    @ParameterizedTest
    @CsvSource({
        "hl7v2-hapi, util/messages.txt, 18",
        "hl7v2-mirth, server/tests/filereader/batch/batch01.hl7, 3",
        "hl7v2-mirth, server/tests/test-hl7-batch-input.txt, 1",
        "hl7v2-nhapi-badinput, Parser/OML_O21_messages.txt, 7",
        "hl7v2-python-hl7, sample_batch.hl7, 1",
        "hl7v2-python-hl7, sample_file2.hl7, 2",
        "hl7v2-python-hl7, sample_file5.hl7, 1"
    })
    void readsEachMessageOfAFileOfSeveral(String name, String file, int messages) {
        var text = new String(ForeignData.set(name).bytes(file), StandardCharsets.UTF_8);

        var read = Pattern.compile("(?m)^(?=MSH)")
                .splitAsStream(text.replaceAll("\\r\\n?", "\n"))
                .filter(message -> message.startsWith("MSH"))
                .map(message -> message.replaceAll("(?m)^(//|/\\*| \\*|BTS|FTS|BHS|FHS).*$", ""))
                .toList();

        assertThat(read).hasSize(messages);
        assertThat(read)
                .filteredOn(message -> !reads(message.getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Test
    void refusesXmlThatReachesOutside() throws IOException {
        var payloads = ForeignData.set("xxe-payloads");
        var documents = new ArrayList<String>();
        for (var list : payloads.files(".txt")) {
            Pattern.compile("(?=<\\?xml)")
                    .splitAsStream(new String(payloads.bytes(list), StandardCharsets.ISO_8859_1))
                    .filter(one -> one.contains("<!DOCTYPE"))
                    .forEach(documents::add);
        }
        documents.add(
                new String(ForeignData.set("hl7v2-hapi").bytes("parser/xml-with-xxe.xml"), StandardCharsets.UTF_8));
        assertThat(documents).hasSizeGreaterThan(5);

        for (var document : documents) {
            assertThatThrownBy(() -> XmlTree.read(document)).as(document).isInstanceOf(WireFormException.class);
        }
    }

    @Test
    void writesKameletsAsTheirDefinitionSays() throws IOException {
        var definition = YAML.readTree(
                ForeignData.set("camel-kamelets").bytes("crds/config/crd/camel.apache.org_kamelets.yaml"));
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
