package je.gov.hub.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchemaException;
import com.networknt.schema.JsonSchemaFactory;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import je.gov.hub.foreign.ForeignData;
import org.junit.jupiter.api.Test;

/** The JSON Schema test suite for 2020-12, and the NHS's schema with its signals, through our own set-up of the validator. */
class ForeignSchemasTest {

    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void givesTheVerdictsOfTheSuite() throws IOException {
        var suite = ForeignData.set("json-schema-test-suite-2020-12");
        var factory = ValidatorSetup.factory(remotes(suite));
        var different = new TreeSet<String>();
        int cases = 0;

        for (var file : suite.files(".json")) {
            if (file.startsWith("tests/")) {
                for (var group : JSON.readTree(suite.bytes(file))) {
                    for (var test : group.path("tests")) {
                        cases++;
                        if (!verdict(factory, group.path("schema"), test.path("data"))
                                .equals(String.valueOf(test.path("valid").booleanValue()))) {
                            different.add(file.substring(file.lastIndexOf('/') + 1) + ": "
                                    + group.path("description").asText() + ": "
                                    + test.path("description").asText());
                        }
                    }
                }
            }
        }

        assertThat(cases).isGreaterThan(500);
        assertThat(different).isEqualTo(suite.differences());
    }

    @Test
    void findsTheSignalsOfTheNhsValidAsTheirSchemaSays() throws IOException {
        var suite = ForeignData.set("cloudevents-nhs-mns");
        var schema = ValidatorSetup.factory(new HashMap<>())
                .getSchema(
                        JSON.readTree(suite.bytes("signal-schemas/fhirsignal.schema.json")), ValidatorSetup.settings());
        var invalid = new TreeSet<String>();

        for (var file : suite.files("signal.json")) {
            if (!schema.validate(JSON.readTree(suite.bytes(file))).isEmpty()) {
                invalid.add(file);
            }
        }

        assertThat(suite.files("signal.json")).hasSizeGreaterThan(5);
        assertThat(invalid).isEqualTo(suite.differences());
        assertThat(schema.validate(JSON.createObjectNode())).isNotEmpty();
    }

    private static String verdict(JsonSchemaFactory factory, JsonNode schema, JsonNode data) {
        try {
            return String.valueOf(factory.getSchema(schema, ValidatorSetup.settings())
                    .validate(data)
                    .isEmpty());
        } catch (JsonSchemaException | IllegalArgumentException notUnderstood) {
            return "not understood";
        }
    }

    private static Map<String, String> remotes(ForeignData suite) {
        var remotes = new HashMap<String, String>();
        suite.files(".json").stream()
                .filter(file -> file.startsWith("remotes/"))
                .forEach(file -> remotes.put(
                        file.replaceFirst("^remotes/", "http://localhost:1234/"),
                        new String(suite.bytes(file), UTF_8)));
        return remotes;
    }
}
