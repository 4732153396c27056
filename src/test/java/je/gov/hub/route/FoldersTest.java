package je.gov.hub.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import je.gov.hub.connector.CamelForm;
import je.gov.hub.connector.ConnectorFolder;
import je.gov.hub.event.Mistake;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The two folders as they are committed, and every kind of mistake in them. */
class FoldersTest {

    private static final CamelForm FORM = new CamelForm();
    private static final Path CONNECTORS = Path.of("connectors");
    private static final Path ROUTES = Path.of("routes");

    @TempDir
    Path folder;

    private Path connectors = CONNECTORS;
    private Path routes = ROUTES;

    @BeforeEach
    void copyAConnectorAndARoute() throws IOException {
        connectors = folder.resolve("connectors");
        routes = Files.createDirectories(folder.resolve("routes"));
        copy(CONNECTORS.resolve("webhook-sink"), connectors.resolve("webhook-sink"));
        copy(CONNECTORS.resolve("gp-hl7v2-sink"), connectors.resolve("gp-hl7v2-sink"));
        Files.copy(ROUTES.resolve("csp.camel.yaml"), routes.resolve("csp.camel.yaml"));
    }

    static void copy(Path from, Path to) throws IOException {
        try (var all = Files.walk(from)) {
            for (var one :
                    all.filter(file -> !file.toString().contains("examples")).toList()) {
                Files.createDirectories(to);
                if (Files.isRegularFile(one)) {
                    Files.copy(one, to.resolve(from.relativize(one).toString()));
                }
            }
        }
    }

    private Stream<String> mistakes() {
        var declared = new ConnectorFolder(connectors, FORM).read();
        var read = new RouteFolder(routes, FORM).read(declared, Set.of("csp", "parish-he")::contains);
        return Stream.concat(declared.allMistakes().stream(), read.allMistakes().stream())
                .map(this::shown);
    }

    private String shown(Mistake mistake) {
        return mistake.toString().replace(folder + FileSystems.getDefault().getSeparator(), "");
    }

    private void change(Path file, String from, String to) throws IOException {
        var text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
    }

    @Test
    void findsNoMistakeInWhatIsCommitted() {
        var declared = new ConnectorFolder(CONNECTORS, FORM).read();
        var read = new RouteFolder(ROUTES, FORM).read(declared, system -> true);

        assertThat(declared.allMistakes()).isEmpty();
        assertThat(declared.connectors()).hasSize(7);
        assertThat(read.allMistakes()).isEmpty();
        assertThat(read.files()).hasSize(18);
    }

    @Test
    void plugsEverySystemInThroughTheConnectorOfItsKind() {
        var declared = new ConnectorFolder(CONNECTORS, FORM).read();
        var read = new RouteFolder(ROUTES, FORM).read(declared, system -> true);

        var helier = java.util.Objects.requireNonNull(
                read.files().get(ROUTES.resolve("parish-he.camel.yaml").toString()));
        assertThat(helier.routes()).first().satisfies(route -> {
            assertThat(route.id()).isEqualTo("parish-he");
            assertThat(route.inbox()).contains("parish-he");
            assertThat(route.connectors()).containsExactly("parish-register-sink");
        });
        assertThat(helier.routes()).last().satisfies(route -> {
            assertThat(route.outboxes()).containsExactly("parish-he");
            assertThat(route.connectors()).containsExactly("parish-counter-source");
        });
    }

    @Test
    void namesAConnectorThatThereIsNot() throws IOException {
        change(routes.resolve("csp.camel.yaml"), "kamelet:webhook-sink", "kamelet:webhok-sink");

        assertThat(mistakes())
                .containsExactly(
                        "routes/csp.camel.yaml:8:13: There is no connector `webhok-sink`; there are gp-hl7v2-sink, webhook-sink");
    }

    @Test
    void namesAParameterThatIsMissingAndOneThatThereIsNot() throws IOException {
        change(routes.resolve("csp.camel.yaml"), "secret: RAW", "sekret: RAW");

        assertThat(mistakes())
                .containsExactly(
                        "routes/csp.camel.yaml:8:13: `webhook-sink` needs the parameter `secret`",
                        "routes/csp.camel.yaml:11:15: `webhook-sink` has no parameter `sekret`; it has secret, timeLimit, url");
    }

    @Test
    void takesARawValueOfAQueryAsItIs() throws IOException {
        Files.writeString(routes.resolve("csp.camel.yaml"), """
                - route:
                    id: csp
                    from:
                      uri: hub:inbox:csp
                      steps:
                        - to:
                            uri: kamelet:webhook-sink?secret=RAW(a&b=c)d&e)&url=RAW{http://x/?a=1&b=2}&wrong&timeLimit=5
                """);

        assertThat(mistakes()).singleElement().asString().contains("no parameter `wrong`");
    }

    @Test
    void namesASystemWithoutAgreement() throws IOException {
        change(routes.resolve("csp.camel.yaml"), "hub:inbox:csp", "hub:inbox:cps");

        assertThat(mistakes()).containsExactly("routes/csp.camel.yaml:5:7: No agreement declares the system `cps`");
    }

    @Test
    void namesTheLineThatIsNotYaml() throws IOException {
        change(routes.resolve("csp.camel.yaml"), "    description:", "  - description:");

        assertThat(mistakes()).singleElement().asString().startsWith("routes/csp.camel.yaml:3:3: This is not YAML");
    }

    @Test
    void namesAWordThatCamelDoesNotKnow() throws IOException {
        change(routes.resolve("csp.camel.yaml"), "- to:", "- too:");

        assertThat(mistakes())
                .singleElement()
                .asString()
                .startsWith("routes/csp.camel.yaml:7:")
                .contains("`too`");
    }

    @Test
    void leavesOutWhatDecidesAtRunTimeWhereAMessageGoes() throws IOException {
        change(routes.resolve("csp.camel.yaml"), "- to:", "- toD:");

        assertThat(mistakes()).anySatisfy(mistake -> assertThat(mistake).contains(":7:", "`toD` is left out"));
    }

    @Test
    void refusesBothWhoEmptyOneInbox() throws IOException {
        Files.copy(routes.resolve("csp.camel.yaml"), routes.resolve("twin.camel.yaml"));
        change(routes.resolve("twin.camel.yaml"), "id: csp", "id: twin");

        assertThat(mistakes())
                .containsExactly(
                        "routes/csp.camel.yaml:5:7: The inbox of `csp` is emptied more than once, also in routes/twin.camel.yaml",
                        "routes/twin.camel.yaml:5:7: The inbox of `csp` is emptied more than once, also in routes/csp.camel.yaml");
    }

    @Test
    void refusesBothWhoHaveOneId() throws IOException {
        Files.copy(routes.resolve("csp.camel.yaml"), routes.resolve("twin.camel.yaml"));
        change(routes.resolve("twin.camel.yaml"), "hub:inbox:csp", "hub:inbox:parish-he");

        assertThat(mistakes())
                .containsExactly(
                        "routes/csp.camel.yaml:2:5: The route id `csp` is taken more than once, also in routes/twin.camel.yaml",
                        "routes/twin.camel.yaml:2:5: The route id `csp` is taken more than once, also in routes/csp.camel.yaml");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            - to: {uri: "bean:someone"}                     | This component is left out here
            - to: {uri: "class:java.lang.Runtime"}          | This component is left out here
            - to: {uri: "log:everything"}                   | This component is left out here
            - wireTap: {uri: "http:elsewhere"}              | `wireTap` is left out here
            - setBody: {simple: "${bean:someone}"}          | This expression is left out here: `${bean:someone}`
            - setBody: {simple: "${body.getClass}"}         | This expression is left out here: `${body.getClass}`
            - setBody: {simple: "${env:HUB_KEY}"}           | This expression is left out here: `${env:HUB_KEY}`
            - setBody: {simple: "$simple{type:a.B.c}"}      | This expression is left out here: `${type:a.B.c}`
            - log: {message: "it says ${body}"}             | A log says nothing of a message: `${body}`
            - log: {message: "${header.ssn}"}               | A log says nothing of a message: `${header.ssn}`
            """)
    void leavesOutWhatCallsCodeOrPrintsAMessage(String step, String said) throws IOException {
        change(routes.resolve("csp.camel.yaml"), "- to:", step + "\n        - to:");

        assertThat(mistakes()).anySatisfy(mistake -> assertThat(mistake).contains("csp.camel.yaml:7:", said));
    }

    @Test
    void namesTheLineOfAMappingThatDoesNotCompile() throws IOException {
        change(connectors.resolve("gp-hl7v2-sink/disclosure.jslt"), "let data = .data", "let data = = .data");

        assertThat(mistakes())
                .singleElement()
                .asString()
                .matches("connectors/gp-hl7v2-sink/disclosure.jslt:\\d+:12: This mapping does not compile: .*");
    }

    @Test
    void namesWhatIsWrongInAKamelet() throws IOException {
        var kamelet = connectors.resolve("webhook-sink/webhook-sink.kamelet.yaml");
        change(kamelet, "je.gov.hub/key: honoured", "je.gov.hub/key: perhaps");
        change(kamelet, "kind: Kamelet", "kind: Kamelet\nstatus: fine");
        change(kamelet, "- removeHeaders:", "- removeHeadrs:");

        assertThat(mistakes())
                .anySatisfy(mistake -> assertThat(mistake).contains(":9:5: ", "je.gov.hub/key must be"))
                .anySatisfy(mistake -> assertThat(mistake).contains(":3:1: Unknown key `status`"))
                .anySatisfy(mistake -> assertThat(mistake).contains("`removeHeadrs`"))
                .anySatisfy(mistake -> assertThat(mistake)
                        .contains("csp.camel.yaml:8:13: The connector `webhook-sink` has mistakes of its own"));
    }

    @Test
    void namesAParameterThatCamelWouldKeepForItself() throws IOException {
        change(connectors.resolve("webhook-sink/webhook-sink.kamelet.yaml"), "timeLimit", "timeout");

        assertThat(mistakes()).anySatisfy(mistake -> assertThat(mistake).contains("Camel takes `timeout` for itself"));
    }

    @Test
    void namesAMappingThatIsNotThere() throws IOException {
        Files.move(
                connectors.resolve("gp-hl7v2-sink/disclosure.jslt"), connectors.resolve("gp-hl7v2-sink/renamed.jslt"));

        assertThat(mistakes()).singleElement().asString().contains("A mapping lies beside its Kamelet");
    }
}
