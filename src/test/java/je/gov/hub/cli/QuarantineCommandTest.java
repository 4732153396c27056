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

/** What an operator sees and types. */
class QuarantineCommandTest {

    private static final String ID = "ABCDEFGHIJKLMNOPQRST";
    private static final String WAITS = """
            {"delivery":"%s","system":"revenue","state":"quarantined","rule":"soap client fault",
             "reason":"The service refused the content","since":"2026-03-01T09:00:00Z","behind":2,"withBody":true,
             "event":"k","type":"je.gov.person.address-changed.v1","excerpt":"<fault>","made":"sink@1","attempts":1}""".formatted(ID);

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
    void listsWhatWaitsOverAllPages() {
        hub.on("GET /quarantine?limit=500&system=revenue", 200, "{\"waiting\":[" + WAITS + "],\"next\":\"n~1\"}");
        hub.on("GET /quarantine?limit=500&system=revenue&after=n~1", 200, "{\"waiting\":[" + WAITS + "]}");

        int exit = run("quarantine", "--system", "revenue");

        assertThat(exit).isEqualTo(Exit.HELD);
        assertThat(out.toString())
                .contains(ID, "revenue", "soap client fault: The service refused the content", "2 parked behind it")
                .contains("2 wait for a person");
    }

    @Test
    void saysThatNothingWaits() {
        hub.on("GET /quarantine?limit=500&", 200, "{\"waiting\":[]}");

        int exit = run("quarantine");

        assertThat(exit).isEqualTo(Exit.DONE);
        assertThat(out.toString()).contains("Nothing waits");
    }

    @Test
    void showsOneAndWhatMayBeDone() {
        hub.on("GET /quarantine/" + ID, 200, WAITS);

        int exit = run("quarantine", "show", ID);

        assertThat(exit).isEqualTo(Exit.HELD);
        assertThat(out.toString()).contains("sink@1", "<fault>", "released, amended or discarded");
    }

    @Test
    void releasesAndSaysWhatCameOfIt() {
        hub.on(
                "POST /quarantine/release",
                200,
                "{\"done\":1,\"refused\":1,\"results\":[{\"delivery\":\"A\",\"result\":\"done\"},"
                        + "{\"delivery\":\"B\",\"result\":\"refused\",\"reason\":\"does not wait\"}]}");

        int exit = run("quarantine", "release", "A", "B", "--why", "mended");

        assertThat(exit).isEqualTo(Exit.FAILED);
        assertThat(out.toString()).contains("1 released", "B: does not wait");
        assertThat(hub.asked)
                .containsExactly(
                        "POST /quarantine/release Bearer operator:o-secret {\"deliveries\":[\"A\",\"B\"],\"why\":\"mended\"}");
    }

    @Test
    void namesTheDeliveryThatGoesInstead() {
        hub.on(
                "POST /quarantine/amend",
                200,
                "{\"done\":1,\"refused\":0,\"results\":[{\"delivery\":\"A\",\"result\":\"amended\",\"successor\":\"C\"}]}");

        int exit = run("quarantine", "amend", "A", "--why", "mended");

        assertThat(exit).isEqualTo(Exit.DONE);
        assertThat(out.toString()).contains("1 amended", "C goes instead of A");
    }

    @Test
    void asksBeforehand() {
        hub.on(
                "POST /quarantine/discard",
                200,
                "{\"deliveries\":5,\"systems\":{\"revenue\":5},\"oldest\":\"2026-03-01T09:00:00Z\",\"behind\":7}");

        int exit = run("quarantine", "discard", "--rule", "http 4xx", "--dry-run");

        assertThat(exit).isEqualTo(Exit.DONE);
        assertThat(out.toString()).contains("5 (revenue 5)", "1 Mar 2026 09:00:00", "7 parked");
        assertThat(hub.asked.get(0)).endsWith("{\"filter\":{\"rule\":\"http 4xx\"},\"dryRun\":true}");
    }

    @Test
    void tellsTheSecondPersonWhatToType() {
        hub.on(
                "POST /quarantine/release",
                202,
                "{\"proposal\":\"p-1\",\"deliveries\":500,\"systems\":{\"revenue\":500},\"oldest\":\"2026-03-01T09:00:00Z\"}");
        hub.on("POST /quarantine/release", 200, "{\"done\":500,\"refused\":0,\"results\":[]}");

        int first = run("quarantine", "release", "--all", "--why", "mended");
        int second = run("quarantine", "release", "--confirm", "p-1", "--as", "csp");

        assertThat(first).isEqualTo(Exit.HELD);
        assertThat(second).isEqualTo(Exit.DONE);
        assertThat(out.toString()).contains("./hub quarantine release --confirm p-1", "500 released");
        assertThat(hub.asked.get(1)).endsWith("Bearer csp:c-secret {\"confirm\":\"p-1\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "release",
                "release A",
                "release --why x",
                "release A --all --why x",
                "release --since now --why x"
            })
    void saysWhatIsMissing(String line) {
        int exit = run(("quarantine " + line).split(" "));

        assertThat(exit).isEqualTo(2);
        assertThat(hub.asked).isEmpty();
    }

    @Test
    void printsTheProblemOfTheHub() {
        hub.on("POST /quarantine/release", 422, "{\"title\":\"Too many at once\",\"detail\":\"Narrow the filter.\"}");

        int exit = run("quarantine", "release", "--all", "--why", "mended");

        assertThat(exit).isEqualTo(Exit.FAILED);
        assertThat(err.toString()).contains("422 Too many at once. Narrow the filter.");
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
