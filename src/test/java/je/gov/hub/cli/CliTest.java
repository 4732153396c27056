package je.gov.hub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.FileSystemUtils;

/** The commands as a person and a script see them: what they print, what they send, and how they end. */
class CliTest {

    private static final String EVENT = "{\"specversion\":\"1.0\",\"id\":\"1\"}";

    private final StubHub hub = new StubHub();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Map<String, String> environment = new HashMap<>();
    private String input = "";

    @TempDir
    private Path home;

    @BeforeEach
    void describe() throws IOException {
        hub.describe(home);
    }

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    void tellsAFileAndSaysHowToFollowIt() throws IOException {
        Files.writeString(home.resolve("event.json"), EVENT);
        hub.accepts(StubHub.KEY);

        int exit = run("tell", "event.json");

        assertThat(exit).isZero();
        assertThat(out.toString()).contains(StubHub.KEY, "./hub track " + StubHub.KEY);
        assertThat(hub.asked).containsExactly("POST /events Bearer portal:p-secret " + EVENT);
    }

    @Test
    void tellsAsAnotherSystemFromStandardInput() {
        input = EVENT;
        hub.accepts(StubHub.KEY);

        int exit = run("tell", "-", "--as", "csp");

        assertThat(exit).isZero();
        assertThat(hub.asked).containsExactly("POST /events Bearer csp:c-secret " + EVENT);
    }

    @Test
    void tellsABatch() {
        input = "[" + EVENT + "]";
        hub.on("POST /events", 202, "[\"k1\",\"k2\"]");

        int exit = run("tell", "-");

        assertThat(exit).isZero();
        assertThat(out.toString()).contains("k1", "k2");
    }

    @Test
    void tellsTheStepsOfAStory() {
        hub.on(
                "POST /island/stories/moving-house",
                200,
                "{\"steps\":[{\"as\":\"portal\",\"event\":{\"id\":\"a\"}},{\"as\":\"csp\",\"event\":{\"id\":\"b\"}}]}");
        hub.accepts(StubHub.KEY);

        int exit = run("tell", "moving-house");

        assertThat(exit).isZero();
        assertThat(hub.asked)
                .contains(
                        "POST /events Bearer portal:p-secret {\"id\":\"a\"}",
                        "POST /events Bearer csp:c-secret {\"id\":\"b\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "delivered, 0",
        "discarded, 0",
        "quarantined, 3",
        "held, 3",
        "parked, 3",
        "stopped, 3",
        "suspended, 3",
        "pending, 4",
        "delayed, 4"
    })
    void endsWithTheCodeThatTellsHowItStands(String state, int code) {
        input = EVENT;
        hub.accepts(StubHub.KEY);
        hub.on("GET /events/" + StubHub.KEY, 200, journey("delivered", state));

        int exit = run("tell", "-", "--wait", "--limit", "300ms");

        assertThat(exit).isEqualTo(code);
        assertThat(out.toString()).contains("parish-he", state);
    }

    @Test
    void followsTheDeliveriesWhileTheyArrive() {
        input = EVENT;
        hub.accepts(StubHub.KEY);
        hub.on("GET /events/" + StubHub.KEY, 200, journey("pending", "pending"));
        hub.on("GET /events/" + StubHub.KEY, 200, journey("pending", "pending"));
        hub.on("GET /events/" + StubHub.KEY, 200, journey("delivered", "pending"));
        hub.on("GET /events/" + StubHub.KEY, 200, journey("delivered", "delivered"));

        int exit = run("tell", "-", "--wait", "--limit", "20s");

        assertThat(exit).isZero();
        assertThat(out.toString().lines().filter(line -> line.contains("delivered") && line.contains("parish-he")))
                .hasSize(1);
        assertThat(out.toString().lines().filter(line -> line.contains("pending") && line.contains("gp-harbour")))
                .hasSize(1);
        assertThat(out.toString()).contains("2 of 2 delivered");
        assertThat(hub.asked).anyMatch(asked -> asked.contains("operator:o-secret"));
    }

    @Test
    void printsOneJsonDocumentForMachines() {
        input = EVENT;
        hub.accepts(StubHub.KEY);
        hub.on("GET /events/" + StubHub.KEY, 200, journey("delivered", "delivered"));

        int exit = run("tell", "-", "--wait", "--json");

        var told = Json.read(out.toString());
        assertThat(exit).isZero();
        assertThat(told.at("/0/key").asText()).isEqualTo(StubHub.KEY);
        assertThat(told.at("/0/journey/deliveries")).hasSize(2);
    }

    @Test
    void explainsARefusalByItsFields() {
        input = EVENT;
        hub.on("POST /events", 422, """
                {"type":"x","title":"Not valid","status":422,"detail":"The data is not valid.",
                 "errors":[{"pointer":"/data/newAddress/parish","detail":"is missing"}]}""");

        int exit = run("tell", "-");

        assertThat(exit).isEqualTo(1);
        assertThat(err.toString()).contains("422 Not valid", "/data/newAddress/parish is missing");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void tracksAnEvent() {
        hub.on("GET /events/" + StubHub.KEY, 200, journey("delivered", "quarantined"));

        int exit = run("track", StubHub.KEY);

        assertThat(exit).isEqualTo(3);
        assertThat(out.toString())
                .contains(
                        "je.gov.person.address-changed.v1",
                        "gp-harbour",
                        "AA",
                        "1 of 2 delivered",
                        "1 wait for a person");
    }

    @Test
    void showsHowEachSystemStands() {
        hub.on("GET /systems", 200, """
                [{"system":"csp","state":"flowing","waiting":0,"inHand":0,"undispatched":0,"quarantined":0,"parked":0,
                  "since":"2026-03-01T09:00:00Z"},
                 {"system":"revenue","state":"stopped","waiting":7,"inHand":0,"undispatched":2,"quarantined":1,"parked":3,
                  "since":"2026-03-01T09:00:00Z","why":"The system does not accept our credentials (http 401)"}]""");

        int exit = run("systems");

        assertThat(exit).isEqualTo(3);
        assertThat(out.toString())
                .contains("csp", "flowing", "revenue", "stopped", "9 waiting", "1 quarantined, 3 parked", "http 401");
        assertThat(hub.asked).containsExactly("GET /systems Bearer operator:o-secret");
    }

    @Test
    void suspendsASystemAndLetsItGoOn() {
        hub.on("POST /systems/revenue/suspend", 204, "");
        hub.on("POST /systems/revenue/resume", 204, "");

        int suspended = run("suspend", "revenue", "--why", "the service moves");
        int resumed = run("resume", "revenue", "--why", "it has moved");
        int unexplained = run("resume", "revenue");

        assertThat(suspended).isZero();
        assertThat(resumed).isZero();
        assertThat(unexplained).isEqualTo(2);
        assertThat(hub.asked).hasSize(2);
        assertThat(hub.asked.get(0))
                .startsWith("POST /systems/revenue/suspend Bearer operator:o-secret ")
                .contains("the service moves");
    }

    @Test
    void saysWhenThereIsNoSuchEvent() {
        int exit = run("track", "unknown");

        assertThat(exit).isEqualTo(1);
        assertThat(err.toString()).contains("No event of this key");
    }

    @Test
    void showsWhatThePartnersHold() {
        hub.on("GET /island", 200, """
                [{"system":"parish-he","name":"St Helier","protocol":"sftp","address":"127.0.0.1:2222","state":"up","holds":1},
                 {"system":"jfsc","name":"JFSC","protocol":"http","address":"http://127.0.0.1:8093","state":"down","holds":0}]""");
        hub.on("GET /island/parish-he", 200, """
                {"system":"parish-he","protocol":"sftp","state":"up",
                 "holdings":[{"at":"2026-03-01T09:00:00Z","kind":"file","name":"X.csv","content":"a,b,c\\r\\n\\"x,y\\",,2\\r\\n"}]}""");

        int exit = run("island");

        assertThat(exit).isZero();
        assertThat(out.toString())
                .contains("parish-he", "X.csv", "nothing")
                .containsPattern("a +x,y\\R +c +2\\R")
                .doesNotContain("b ");
    }

    @Test
    void showsWhatAPartnerWasToldAndWhatItToldItself() {
        hub.on("GET /island", 200, """
                [{"system":"jfsc","protocol":"http","state":"up","holds":1}]""");
        hub.on("GET /island/jfsc", 200, """
                {"system":"jfsc","protocol":"http","state":"up","holds":1,"holdings":[
                 {"kind":"json","name":"je.gov.person.died.v1","deed":"received","content":"an officer"},
                 {"kind":"json","name":"registered","deed":"told","content":"a company"}]}""");

        run("island", "jfsc");
        var one = out.toString();
        out.getBuffer().setLength(0);
        run("island");

        assertThat(one).contains("json je.gov.person.died.v1", "an officer", "it told: json registered", "a company");
        assertThat(out.toString()).contains("an officer").doesNotContain("a company");
    }

    @Test
    void makesAPartnerMisbehave() {
        hub.on("POST /island/gp-harbour/refuse", 200, "{\"system\":\"gp-harbour\",\"state\":\"refuse\",\"holds\":0}");

        int exit = run("island", "gp-harbour", "refuse");

        assertThat(exit).isZero();
        assertThat(out.toString()).contains("gp-harbour", "refuse");
    }

    @Test
    void saysWhatTheIslandObjectsTo() {
        hub.on("GET /island/nobody", 404, "{\"status\":404,\"detail\":\"No partner of the island is called nobody\"}");

        int exit = run("island", "nobody");

        assertThat(exit).isEqualTo(1);
        assertThat(err.toString()).contains("called nobody");
    }

    @Test
    void saysHowToStartAHubThatDoesNotRun() throws IOException {
        hub.close();
        input = EVENT;

        int exit = run("tell", "-");
        Files.delete(home.resolve(".hub/island.json"));
        int without = run("track", StubHub.KEY);

        assertThat(exit).isEqualTo(1);
        assertThat(without).isEqualTo(1);
        assertThat(err.toString().lines()).hasSize(2).allMatch(line -> line.contains("./hub up"));
    }

    @Test
    void speaksToAnyHubThatTheEnvironmentNames() {
        environment.put("HUB_URL", hub.address());
        environment.put("HUB_TOKEN_URI", hub.address() + "/token");
        environment.put("HUB_CLIENT_ID", "revenue");
        environment.put("HUB_CLIENT_SECRET", "r-secret");
        hub.on("GET /events/" + StubHub.KEY, 200, journey("delivered", "delivered"));

        int exit = run("track", StubHub.KEY);

        assertThat(exit).isZero();
        assertThat(hub.asked.getFirst()).contains("Bearer revenue:r-secret");
    }

    @Test
    void namesTheVariableThatIsMissing() {
        environment.put("HUB_URL", hub.address());

        int exit = run("track", StubHub.KEY);

        assertThat(exit).isEqualTo(1);
        assertThat(err.toString()).contains("HUB_CLIENT_ID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tell", "track", "island x sideways", "tell - --limit soon"})
    void refusesWrongUsageWithCodeTwo(String line) {
        int exit = run(line.isEmpty() ? new String[0] : line.split(" ", -1));

        assertThat(exit).isEqualTo(2);
        assertThat(err.toString()).contains("Usage: hub");
    }

    @ParameterizedTest
    @CsvSource({
        "tell - --limit abc, is no length of time",
        "tell - --limit xms, is no length of time",
        "quarantine --since soon, is no time"
    })
    void saysWhatIsWrongWithATimeInWords(String line, String said) {
        int exit = run(line.split(" ", -1));

        assertThat(exit).isEqualTo(2);
        assertThat(err.toString()).contains(said).doesNotContain("java.");
    }

    @Test
    void suggestsWhatAMistypedCommandMayMean() {
        int exit = run("tel");

        assertThat(exit).isEqualTo(2);
        assertThat(err.toString()).contains("hub tell");
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "down", "tell", "track", "island", "check", "completion"})
    void explainsEveryCommand(String command) {
        int exit = run(command, "--help");

        assertThat(exit).isZero();
        assertThat(out.toString()).contains("Usage: hub " + command);
    }

    @Test
    void completesItselfInAShell() {
        int exit = run("completion");

        assertThat(exit).isZero();
        assertThat(out.toString()).contains("complete -F _complete_hub", "moving-house", "\"refuse\" \"garbage\"");
    }

    @Test
    void usesNoColourWhereNobodyAskedForIt() {
        hub.on("GET /events/" + StubHub.KEY, 200, journey("delivered", "held"));

        run("track", StubHub.KEY);

        assertThat(out.toString()).doesNotContain("\u001b");
    }

    @Test
    void showsNoSecret() {
        hub.on("POST /events", 401, "{\"status\":401,\"title\":\"Not authenticated\"}");
        input = EVENT;

        run("tell", "-", "--as", "somebody");
        run("tell", "-");

        assertThat(err.toString()).contains("csp, operator, portal").doesNotContain("secret");
        assertThat(out.toString()).doesNotContain("secret");
    }

    @Test
    void checksTheFilesOfThisProjectWithoutStartingAnything() throws IOException {
        copy("schemas", "config/systems", "connectors", "routes");

        int exit = run("check");

        assertThat(out.toString()).contains("No mistakes.");
        assertThat(exit).isZero();
    }

    @Test
    void namesEveryMistakeByFileLineAndColumn() throws IOException {
        copy("schemas", "config/systems", "connectors", "routes");
        Files.writeString(home.resolve("config/systems/broken.yaml"), """
                system: broken
                name: Broken
                kind: parish
                contact: broken@example.je
                tells:
                  - je.gov.person.moved-to-the-moon.v1
                """);

        int exit = run("check");

        assertThat(exit).isEqualTo(1);
        assertThat(out.toString()).contains("config/systems/broken.yaml:6:5: ", "moved-to-the-moon");
    }

    @Test
    void namesASystemThatIsToldAndHasNoWayOutAndARouteForASystemThatThereIsNot() throws IOException {
        copy("schemas", "config/systems", "connectors", "routes");
        var route = home.resolve("routes/csp.camel.yaml");
        Files.writeString(route, Files.readString(route).replace("hub:inbox:csp", "hub:inbox:cps"));
        Files.delete(home.resolve("routes/parish-he.camel.yaml"));

        run("check");

        assertThat(out.toString().lines())
                .containsExactly(
                        "config/systems/csp.yaml:2:9: The system csp is told events, but no route takes hub:inbox:csp out",
                        "config/systems/parishes.yaml:11:5: The system parish-he is told events, but no route takes hub:inbox:parish-he out",
                        "routes/csp.camel.yaml:5:7: No agreement declares the system `cps`",
                        "3 mistakes.");
    }

    @Test
    void namesAMistakenRouteOnlyOnce() throws IOException {
        copy("schemas", "config/systems", "connectors", "routes");
        var route = home.resolve("routes/csp.camel.yaml");
        Files.writeString(route, Files.readString(route).replace("secret:", "sekret:"));

        run("check");

        assertThat(out.toString()).contains("`sekret`").doesNotContain("no route takes");
    }

    @Test
    void printsMistakesAsJson() {
        int exit = run("check", "--json");

        assertThat(exit).isEqualTo(1);
        assertThat(Json.read(out.toString()).findValuesAsText("file")).contains("schemas", "routes");
    }

    private void copy(String... folders) throws IOException {
        for (var folder : folders) {
            var from = Path.of(folder);
            Files.createDirectories(home.resolve(folder));
            if (Files.isDirectory(from)) {
                FileSystemUtils.copyRecursively(from, home.resolve(folder));
            }
        }
    }

    @Test
    void hasNothingToStopWhereNothingRuns() {
        int exit = run("down");

        assertThat(exit).isZero();
        assertThat(out.toString()).contains("Nothing is running");
    }

    private int run(String... arguments) {
        var surroundings = new Surroundings(
                home,
                home,
                environment,
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                Arrays.asList(arguments).contains("--colour"),
                Clock.systemUTC());
        return Cli.run(surroundings, arguments);
    }

    private static String journey(String first, String second) {
        return """
                {"key":"%s","type":"je.gov.person.address-changed.v1","accepted":"2026-03-01T09:00:00Z","outcome":"accepted",
                 "deliveries":[
                  {"delivery":"A","system":"parish-he","state":"%s","attempts":1,"repeated":false,
                   "due":"2026-03-01T09:15:00Z","since":"2026-03-01T09:00:01Z"},
                  {"delivery":"B","system":"gp-harbour","state":"%s","attempts":2,"repeated":true,"answer":"AA",
                   "due":"2026-03-01T09:15:00Z"}]}""".formatted(StubHub.KEY, first, second);
    }
}
