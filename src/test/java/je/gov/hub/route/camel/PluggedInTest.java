package je.gov.hub.route.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import je.gov.hub.connector.CamelForm;
import je.gov.hub.connector.ConnectorFolder;
import je.gov.hub.route.RouteFolder;
import org.apache.camel.Endpoint;
import org.apache.camel.component.direct.DirectComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are added, changed, broken and deleted while Camel runs; the hub's own component is stood in for by direct. */
class PluggedInTest {

    private static final CamelForm FORM = new CamelForm();
    private static final String KAMELET = """
            apiVersion: camel.apache.org/v1
            kind: Kamelet
            metadata:
              name: echo-sink
              annotations:
                je.gov.hub/key: honoured
                je.gov.hub/protocol: none
              labels:
                camel.apache.org/kamelet.type: sink
            spec:
              definition:
                title: Echo
                description: Answers with what its mapping makes of it.
                type: object
                required:
                  - name
                properties:
                  name:
                    title: Name
                    description: Whose it is.
                    type: string
              template:
                from:
                  uri: kamelet:source
                  steps:
                    - setHeader:
                        name: who
                        constant: "{{name}}"
                    - to:
                        uri: jslt:file:{{hub.connectors}}/echo-sink/answer.jslt
            """;
    private static final String ROUTE = """
            - route:
                id: %1$s
                from:
                  uri: hub:inbox:%1$s
                  steps:
                    - to:
                        uri: kamelet:echo-sink
                        parameters:
                          name: %2$s
            """;

    @TempDir
    Path folder;

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private Path connectors = Path.of("");
    private Path routes = Path.of("");
    private PluggedIn pluggedIn = new PluggedIn(
            new ConnectorFolder(Path.of("connectors"), FORM),
            new RouteFolder(Path.of("routes"), FORM),
            any -> true,
            camel);

    @BeforeEach
    void plugTwoSystemsIn() throws IOException {
        connectors = Files.createDirectories(folder.resolve("connectors"));
        Files.createDirectories(connectors.resolve("echo-sink"));
        routes = Files.createDirectories(folder.resolve("routes"));
        camel.getPropertiesComponent().addInitialProperty("hub.connectors", connectors.toString());
        camel.addComponent("hub", new Direct());
        camel.start();
        write("connectors/echo-sink/echo-sink.kamelet.yaml", KAMELET);
        write("connectors/echo-sink/answer.jslt", "\"hello \" + $headers.who");
        write("routes/one.camel.yaml", ROUTE.formatted("one", "Ann"));
        write("routes/two.camel.yaml", ROUTE.formatted("two", "Bob"));
        pluggedIn =
                new PluggedIn(new ConnectorFolder(connectors, FORM), new RouteFolder(routes, FORM), any -> true, camel);
        pluggedIn.refresh();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    /** Leads {@code hub:inbox:one} to {@code direct:inbox:one}. */
    private static final class Direct extends DirectComponent {
        @Override
        protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
                throws Exception {
            setBlock(false);
            return super.createEndpoint(uri, remaining, parameters);
        }
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    private String ask(String system) {
        var answer = camel.createProducerTemplate()
                .request(
                        "hub:inbox:" + system, exchange -> exchange.getMessage().setBody("{}"));
        return answer.getException() == null
                ? answer.getMessage().getBody(String.class)
                : answer.getException().getClass().getSimpleName();
    }

    private Set<String> running() {
        return camel.getRoutes().stream().map(route -> route.getId()).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void plugsInWhatTheFilesSay() {
        assertThat(ask("one")).isEqualTo("\"hello Ann\"");
        assertThat(ask("two")).isEqualTo("\"hello Bob\"");
        assertThat(camel.getRoute("one").getProperties())
                .containsEntry("je.gov.hub/key", "honoured")
                .hasEntrySatisfying(
                        "je.gov.hub/made", made -> assertThat(made.toString()).startsWith("echo-sink "));
    }

    @Test
    void takesAChangedRoute() throws IOException {
        write("routes/one.camel.yaml", ROUTE.formatted("one", "Eve"));

        pluggedIn.refresh();

        assertThat(ask("one")).isEqualTo("\"hello Eve\"");
        assertThat(ask("two")).isEqualTo("\"hello Bob\"");
        assertThat(running()).hasSize(4);
    }

    @Test
    void takesANewFileAndLetsGoOfADeletedOne() throws IOException {
        write("routes/three.camel.yaml", ROUTE.formatted("three", "Tom"));
        Files.delete(routes.resolve("one.camel.yaml"));

        pluggedIn.refresh();

        assertThat(ask("three")).isEqualTo("\"hello Tom\"");
        assertThat(ask("one")).isEqualTo("DirectConsumerNotAvailableException");
        assertThat(running()).hasSize(4);
    }

    @Test
    void letsWhatRunsGoOnWhenItsFileBreaks() throws IOException {
        write("routes/one.camel.yaml", "- route: [");

        pluggedIn.refresh();

        assertThat(ask("one")).isEqualTo("\"hello Ann\"");
    }

    @Test
    void letsWhatRunsGoOnWhenCamelDoesNotTakeTheNewFile() throws IOException {
        write("routes/one.camel.yaml", ROUTE.formatted("one", "\"{{nobody.knows.this}}\""));

        pluggedIn.refresh();

        assertThat(ask("one")).isEqualTo("\"hello Ann\"");
        assertThat(ask("two")).isEqualTo("\"hello Bob\"");
        assertThat(running()).hasSize(4);
    }

    @Test
    void takesAChangedMappingForAllWhoUseIt() throws IOException {
        write("connectors/echo-sink/answer.jslt", "\"good day \" + $headers.who");

        pluggedIn.refresh();

        assertThat(ask("one")).isEqualTo("\"good day Ann\"");
        assertThat(ask("two")).isEqualTo("\"good day Bob\"");
        assertThat(running()).hasSize(4);
    }

    @Test
    void keepsTheConnectorThatRunsWhenItsMappingBreaks() throws IOException {
        write("connectors/echo-sink/answer.jslt", "\"good day ");

        pluggedIn.refresh();

        assertThat(ask("one")).isEqualTo("\"hello Ann\"");
    }

    @Test
    void takesAChangedKamelet() throws IOException {
        write("connectors/echo-sink/echo-sink.kamelet.yaml", KAMELET.replace("\"{{name}}\"", "\"{{name}} and all\""));

        pluggedIn.refresh();

        assertThat(ask("one")).isEqualTo("\"hello Ann and all\"");
        assertThat(running()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nosuch:place", "direct:{{nobody.knows.this}}", "direct:x?nosuch=true"})
    void keepsTheOldConnectorAndItsRoutesWhenCamelDoesNotTakeTheNewOne(String broken) throws IOException {
        write("connectors/echo-sink/answer.jslt", "\"good day \" + $headers.who");
        write(
                "connectors/echo-sink/echo-sink.kamelet.yaml",
                KAMELET + "        - to:\n            uri: " + broken + "\n");

        pluggedIn.refresh();

        assertThat(ask("one")).isEqualTo("\"hello Ann\"");
        assertThat(ask("two")).isEqualTo("\"hello Bob\"");
        assertThat(running()).hasSize(4);
    }

    @Test
    void takesTheConnectorOnceCamelDoes() throws IOException {
        write("connectors/echo-sink/echo-sink.kamelet.yaml", KAMELET + "        - to:\n            uri: nosuch:x\n");
        pluggedIn.refresh();
        write("connectors/echo-sink/echo-sink.kamelet.yaml", KAMELET.replace("\"{{name}}\"", "\"{{name}} and all\""));

        pluggedIn.refresh();

        assertThat(ask("one")).isEqualTo("\"hello Ann and all\"");
        assertThat(running()).hasSize(4);
    }

    @Test
    void takesAConnectorAndARouteThatNeedEachOther() throws IOException {
        write(
                "connectors/echo-sink/echo-sink.kamelet.yaml",
                KAMELET.replace("- name\n", "- whose\n")
                        .replace("      name:\n        title", "      whose:\n        title")
                        .replace("{{name}}", "{{whose}}"));
        write("routes/one.camel.yaml", ROUTE.formatted("one", "Eve").replace("name:", "whose:"));
        write("routes/two.camel.yaml", ROUTE.formatted("two", "Tom").replace("name:", "whose:"));

        pluggedIn.refresh();

        assertThat(ask("one")).isEqualTo("\"hello Eve\"");
        assertThat(ask("two")).isEqualTo("\"hello Tom\"");
    }

    @Test
    void leavesTheOtherRouteItsConnectorThoughBothUseItAlike() throws IOException {
        write("routes/two.camel.yaml", ROUTE.formatted("two", "Ann"));
        pluggedIn.refresh();
        Files.delete(routes.resolve("one.camel.yaml"));

        pluggedIn.refresh();

        assertThat(ask("two")).isEqualTo("\"hello Ann\"");
        assertThat(running()).hasSize(2);
    }

    @Test
    void comesBackAfterTheMend() throws IOException {
        Files.delete(routes.resolve("one.camel.yaml"));
        pluggedIn.refresh();
        write("routes/one.camel.yaml", ROUTE.formatted("one", "Ann"));

        pluggedIn.refresh();

        assertThat(ask("one")).isEqualTo("\"hello Ann\"");
        assertThat(running()).hasSize(4);
    }

    @Test
    void noticesFilesThatAreAddedChangedAndDeleted() throws IOException {
        var noticed = new AtomicInteger();
        try (var following = new Following(List.of(routes), noticed::incrementAndGet)) {
            assertThat(following).isNotNull();
            write("routes/three.camel.yaml", "new");
            await().atMost(Duration.ofSeconds(10)).untilAtomic(noticed, org.hamcrest.Matchers.is(1));
            write("routes/three.camel.yaml", "changed");
            await().atMost(Duration.ofSeconds(10)).untilAtomic(noticed, org.hamcrest.Matchers.is(2));
            Files.delete(routes.resolve("three.camel.yaml"));
            await().atMost(Duration.ofSeconds(10)).untilAtomic(noticed, org.hamcrest.Matchers.is(3));
        }
    }
}
