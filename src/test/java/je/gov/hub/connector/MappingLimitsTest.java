package je.gov.hub.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.Parser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import je.gov.hub.connector.camel.Bindings;
import je.gov.hub.connector.camel.ConnectorLoading;
import je.gov.hub.connector.camel.MappingSettings;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

/** A mapping that asks for too much is refused, and leaves nothing running behind. */
class MappingLimitsTest {

    private static final String HOSTILE = "test(.text, \"^(a|aa)+\\\\1?$\")";

    @TempDir
    private Path folder;

    private final DefaultCamelContext camel = new DefaultCamelContext();

    @BeforeEach
    void start() {
        var limits = new MappingSettings(Duration.ofSeconds(2), DataSize.ofKilobytes(64));
        Bindings.in(camel, Bench.CLOCK, limits);
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void endsARegularExpressionThatWouldTakeForEver() throws Exception {
        var text = "{\"text\":\"" + "a".repeat(60) + "!\"}";

        var exchange = map(HOSTILE, text);

        assertThat(exchange.getException()).isInstanceOf(JsltException.class);
        assertThat(exchange.getProperty("HubReason")).isEqualTo("Our mapping took longer than 2000 ms");
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> running() == 0);
    }

    @Test
    void aConnectorIsNotLoadedWithAMappingThatNeverEnds() throws Exception {
        camel.getPropertiesComponent().addInitialProperty("hub.connectors", folder.toString());
        var own = Files.createDirectories(folder.resolve("webhook-sink"));
        var kamelet = own.resolve("webhook-sink.kamelet.yaml");
        Files.copy(Bench.CONNECTORS.resolve("webhook-sink/webhook-sink.kamelet.yaml"), kamelet);
        Files.writeString(own.resolve("endless.jslt"), "def f(x) 1 + f($x)\nf(1)");

        assertThatThrownBy(() -> new ConnectorLoading(camel).load("webhook-sink", kamelet))
                .hasMessageContaining("endless.jslt: Our mapping calls itself too often");
    }

    @Test
    void refusesEndlessRecursion() throws Exception {
        var exchange = map("def f(x) 1 + f($x)\nf(1)", "{}");

        assertThat(exchange.getException()).isInstanceOf(JsltException.class);
        assertThat(exchange.getProperty("HubReason")).isEqualTo("Our mapping calls itself too often");
    }

    @Test
    void refusesAResultThatIsTooLarge() throws Exception {
        var exchange = map("def f(x, n) if ($n == 0) $x else f($x + $x, $n - 1)\nf(\"0123456789\", 16)", "{}");

        assertThat(exchange.getProperty("HubReason")).isEqualTo("Our mapping made more than 65536B");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            test(.a, "b.d")
            test(null, "b")
            test(.a, "^b")
            capture(.a, "(?<second>b)(?<other>z)?(?<third>c)")
            capture(.a, "z")
            capture(null, "z")
            split(.a, "[bd]")
            split(.a, "f")
            split("", "f")
            split(null, "f")
            replace(.a, "[bd]", "$1\\\\")
            replace(.a, "^a", "")
            replace(null, "^a", "")
            replace(.n, "3", "")
            replace(.a, "z", "y")
            [for (split(.a, "")) uppercase(.)]
            """)
    void meansWhatJsltMeans(String mapping) throws Exception {
        var input = "{\"a\":\"abcdef\",\"n\":1234}";
        var json = new ObjectMapper();

        var ours = map(mapping, input);

        var theirs = Parser.compileString(mapping).apply(json.readTree(input));
        assertThat(ours.getException()).isNull();
        assertThat(json.readTree(ours.getMessage().getBody(String.class))).isEqualTo(theirs);
    }

    @Test
    void saysWhereItFailedAndNotOfWhat() throws Exception {
        var exchange = map("[for (.text) .]", "{\"text\":\"Zebedee\"}");

        assertThat(exchange.getException())
                .isInstanceOf(JsltException.class)
                .hasNoCause()
                .hasMessageMatching("Our mapping failed at .*mapping.jslt:1:[0-9]+");
    }

    @Test
    void refusesAReplacementOfNothingAsJsltDoes() throws Exception {
        assertThat(map("replace(\"abc\", \"x*\", \"y\")", "{}").getException()).isInstanceOf(JsltException.class);
    }

    private Exchange map(String mapping, String input) throws Exception {
        var file = Files.writeString(folder.resolve("mapping.jslt"), mapping);
        return camel.createProducerTemplate()
                .request(
                        "jslt:file:" + file + "?contentCache=false",
                        exchange -> exchange.getMessage().setBody(input));
    }

    private static long running() {
        return List.copyOf(Thread.getAllStackTraces().entrySet()).stream()
                .filter(one -> one.getKey().getName().startsWith("hub-mapping"))
                .filter(one -> List.of(one.getValue()).stream()
                        .anyMatch(frame -> frame.getClassName().contains("jslt")))
                .count();
    }
}
