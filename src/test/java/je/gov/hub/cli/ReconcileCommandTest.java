package je.gov.hub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator sees and types where the broker may have lost something. */
class ReconcileCommandTest {

    private static final String LOST = """
            {"inboxes":[{"system":"csp","carried":5,"missing":0,"putBack":0},\
            {"system":"revenue","carried":7,"missing":2,"putBack":%s}]}""";

    private final StubHub hub = new StubHub();
    private final Terminal terminal = new Terminal();

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
    void saysWhatIsMissing() {
        hub.on("POST /reconciliation", 200, LOST.formatted("0"));

        int exit = terminal.run(home, "reconcile", "--dry-run");

        assertThat(exit).isEqualTo(Exit.PENDING);
        assertThat(terminal.out())
                .contains("revenue", "2 of 7 are missing, 0 put back")
                .doesNotContain("csp");
        assertThat(hub.asked.get(0)).endsWith("{\"dryRun\":true}");
    }

    @Test
    void putsItBackAndNamesTheReplay() {
        hub.on("POST /reconciliation", 200, LOST.formatted("2,\"replay\":\"r-1\""));

        int exit = terminal.run(home, "reconcile", "--why", "the disk was full");

        assertThat(exit).isEqualTo(Exit.DONE);
        assertThat(terminal.out()).contains("2 of 7 are missing, 2 put back", "./hub replay --show r-1");
        assertThat(hub.asked.get(0)).endsWith("{\"why\":\"the disk was full\"}");
    }

    @Test
    void saysThatNothingIsMissing() {
        hub.on(
                "POST /reconciliation",
                200,
                "{\"inboxes\":[{\"system\":\"csp\",\"carried\":5,\"missing\":0,\"putBack\":0}]}");

        assertThat(terminal.run(home, "reconcile", "--why", "looking")).isEqualTo(Exit.DONE);
        assertThat(terminal.out()).contains("Nothing is missing", "all 5 deliveries");
    }

    @Test
    void wantsAReason() {
        assertThat(terminal.run(home, "reconcile")).isEqualTo(2);
        assertThat(hub.asked).isEmpty();
    }
}
