package je.gov.hub.event;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import je.gov.hub.foreign.ForeignData;
import org.junit.jupiter.api.Test;

/**
 * The JSON parsing test suite. A bare JSON value is judged twice: byte for byte as the body of an event in binary mode, and
 * as the value of {@code data} of an otherwise right event in structured mode. Names begin with y (accept), n (reject) or i
 * (either, but no crash).
 */
class ForeignJsonTest {

    private static final String BEFORE =
            "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"a\",\"type\":\"t\",\"data\":";
    private static final Map<String, List<String>> HEADERS = Map.of(
            "ce-specversion", List.of("1.0"),
            "ce-id", List.of("1"),
            "ce-source", List.of("a"),
            "ce-type", List.of("t"),
            "content-type", List.of("application/json"));

    private final EventReader reader = new EventReader(1 << 20);

    @Test
    void givesTheVerdictsOfTheSuite() {
        var suite = ForeignData.set("json-test-suite");
        var different = new TreeSet<String>();

        for (var file : suite.files(".json")) {
            var name = file.substring(file.lastIndexOf('/') + 1);
            var body = reader.binary(HEADERS, suite.bytes(file)) instanceof Reading.Read;
            var member = reader.structured(wrapped(suite.bytes(file))) instanceof Reading.Read;
            if (differs(name, body)) {
                different.add(name + " as body");
            }
            if (differs(name, member)) {
                different.add(name + " as member");
            }
        }

        assertThat(suite.files(".json")).hasSizeGreaterThan(150);
        assertThat(different).isEqualTo(suite.differences());
    }

    private static boolean differs(String name, boolean read) {
        return name.startsWith(read ? "n_" : "y_");
    }

    private static byte[] wrapped(byte[] value) {
        var text = new ByteArrayOutputStream();
        text.writeBytes(BEFORE.getBytes(US_ASCII));
        text.writeBytes(value);
        text.write('}');
        return text.toByteArray();
    }
}
