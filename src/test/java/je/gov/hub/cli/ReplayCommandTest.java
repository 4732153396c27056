package je.gov.hub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator sees and types to tell a system again. */
class ReplayCommandTest {

    private static final String RUN = """
            {"replay":"r-1","state":"%s","system":"revenue","begun":"2026-03-01T09:00:00Z",%s"subjects":7,"done":3,\
            "replayed":5,"held":0,"withdrawn":2,"culled":1,"discarded":0,"waiting":0}""";

    private final StubHub hub = new StubHub();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

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
    void beginsOne() {
        hub.on("POST /replay", 202, RUN.formatted("running", ""));

        int exit = run("replay", "revenue", "--from", "2026-03-01T09:00:00Z", "--type", "t", "--why", "restored");

        assertThat(exit).isEqualTo(Exit.DONE);
        assertThat(out.toString())
                .contains("r-1", "running", "3 of 7 subjects", "5 told again", "1 not told: the body");
        assertThat(hub.asked.get(0))
                .endsWith(
                        "{\"system\":\"revenue\",\"from\":\"2026-03-01T09:00:00Z\",\"types\":[\"t\"],\"why\":\"restored\"}");
    }

    @Test
    void asksBeforehand() {
        hub.on("POST /replay", 200, """
                {"subjects":7,"types":{"je.gov.person.address-changed.v1":9},"culled":1,"looked":7,\
                "wouldBe":{"replayed":6,"held":0,"withdrawn":2,"culled":1,"discarded":0,"waiting":0}}""");

        int exit = run("replay", "revenue", "--dry-run");

        assertThat(exit).isEqualTo(Exit.DONE);
        assertThat(out.toString())
                .contains("7 subjects", "9 je.gov.person.address-changed.v1", "1 of them have no body", "6 told again")
                .contains("2 not told: the agreement");
        assertThat(hub.asked.get(0)).endsWith("{\"system\":\"revenue\",\"dryRun\":true}");
    }

    @Test
    void saysHowFarItIs() {
        hub.on("GET /replay/r-1", 200, RUN.formatted("running", ""));
        hub.on("GET /replay/r-1", 200, RUN.formatted("ended", "\"ended\":\"2026-03-01T09:00:00Z\","));

        assertThat(run("replay", "--show", "r-1")).isEqualTo(Exit.PENDING);
        assertThat(run("replay", "--show", "r-1", "--json")).isEqualTo(Exit.DONE);
        assertThat(out.toString()).contains("\"ended\"");
    }

    @Test
    void tellsTheSecondPersonWhatToType() {
        hub.on("POST /replay", 202, RUN.formatted("proposed", ""));
        hub.on("POST /replay", 202, RUN.formatted("running", ""));

        assertThat(run("replay", "revenue", "--why", "restored")).isEqualTo(Exit.HELD);
        assertThat(run("replay", "--confirm", "r-1", "--as", "csp")).isEqualTo(Exit.DONE);
        assertThat(out.toString()).contains("proposed", "./hub replay --confirm r-1");
        assertThat(hub.asked.get(1)).endsWith("Bearer csp:c-secret {\"confirm\":\"r-1\"}");
    }

    @Test
    void endsOneAndSaysWhatWasDropped() {
        hub.on(
                "POST /replay",
                200,
                RUN.formatted("cancelled", "\"cancelledBy\":\"ann\",\"cancelledWhy\":\"too late\","));

        int exit = run("replay", "--cancel", "r-1", "--why", "too late");

        assertThat(exit).isEqualTo(Exit.DONE);
        assertThat(out.toString()).contains("cancelled", "4 subjects dropped: ann cancelled it, too late");
        assertThat(hub.asked.get(0)).endsWith("{\"cancel\":\"r-1\",\"why\":\"too late\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "revenue",
                "--cancel r-1",
                "--confirm r-1 --show r-1",
                "revenue --show r-1",
                "revenue --from now --why x"
            })
    void saysWhatIsMissing(String line) {
        int exit = run(("replay " + line).strip().split(" "));

        assertThat(exit).isEqualTo(2);
        assertThat(hub.asked).isEmpty();
    }

    @Test
    void printsTheProblemOfTheHub() {
        hub.on("POST /replay", 422, "{\"title\":\"Unclear request\",\"detail\":\"No.\"}");

        int exit = run("replay", "revenue", "--why", "restored");

        assertThat(exit).isEqualTo(Exit.FAILED);
        assertThat(err.toString()).contains("422 Unclear request. No.");
    }

    private int run(String... arguments) {
        var surroundings = new Surroundings(
                home,
                home,
                Map.of(),
                new ByteArrayInputStream(new byte[0]),
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                false,
                Clock.systemUTC());
        return Cli.run(surroundings, arguments);
    }
}
