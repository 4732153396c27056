package je.gov.hub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starting and stopping a process that behaves as the sandbox does. */
class UpAndDownTest {

    private static final String SANDBOX = "hub.sandbox";

    private final Terminal terminal = new Terminal();

    @TempDir
    private Path home;

    @BeforeEach
    void know() throws IOException {
        var arguments = home.resolve("sandbox.args");
        Files.writeString(
                arguments,
                "-cp\n\"%s\"\n%s\n".formatted(System.getProperty("java.class.path"), TinyIsland.class.getName()));
        System.setProperty(SANDBOX, arguments.toString());
    }

    @AfterEach
    void stop() {
        run("down");
        System.clearProperty(SANDBOX);
    }

    @Test
    void startsSaysWhatRunsWhereAndStops() {
        int up = run("up", "--detach");
        var running = Sandbox.running(terminal.surroundings(home));
        int again = run("up", "--detach");
        int down = run("down");

        assertThat(up).as(terminal.err()).isZero();
        assertThat(terminal.out())
                .contains("Tiny server", "Ready", "/actuator/hawtio", "revenue", "./hub tell moving-house --wait");
        assertThat(running).isPresent();
        assertThat(again).isZero();
        assertThat(terminal.out()).contains("It is running already");
        assertThat(down).isZero();
        assertThat(running.orElseThrow().process().isAlive()).isFalse();
        assertThat(Sandbox.running(terminal.surroundings(home))).isEmpty();
    }

    @Test
    void saysWhyItDidNotStartWithoutTheChatter() {
        int exit = run("up", "--detach", "-Dtiny.broken=true");

        assertThat(exit).isEqualTo(1);
        assertThat(terminal.err())
                .contains("Port 8080, wanted by the hub, is in use")
                .doesNotContain("chatter");
    }

    @Test
    void forgetsWhatWasKeptOnlyWhenAsked() throws IOException {
        var kept = Files.createDirectories(home.resolve(".hub/postgres")).resolve("kept");
        Files.writeString(kept, "x");

        run("up", "--detach");
        boolean still = Files.exists(kept);
        run("down");
        run("up", "--detach", "--fresh");

        assertThat(still).isTrue();
        assertThat(kept).doesNotExist();
    }

    @Test
    void saysItToMachinesAsOneDocument() throws IOException {
        run("up", "--detach", "--json");
        var up = Json.read(terminal.out());
        terminal.forget();
        run("down", "--json");
        var down = Json.read(terminal.out());
        terminal.forget();
        run("down", "--json");

        assertThat(up.path("hub").asText()).startsWith("http://127.0.0.1:");
        assertThat(up.at("/partners/0/system").asText()).isEqualTo("revenue");
        assertThat(down.path("stopped").asBoolean()).isTrue();
        assertThat(Json.read(terminal.out()).path("stopped").asBoolean(true)).isFalse();
    }

    @Test
    void keepsTheLogOfTheRunBefore() throws IOException {
        run("up", "--detach", "-Dtiny.broken=true");

        run("up", "--detach");

        assertThat(Files.readString(home.resolve(".hub/logs/hub.log.1"))).contains("Port 8080");
        assertThat(Files.readString(home.resolve(".hub/logs/hub.log"))).doesNotContain("Port 8080");
    }

    @Test
    void doesNotForgetUnderARunningHub() {
        run("up", "--detach");

        int exit = run("up", "--detach", "--fresh");

        assertThat(exit).isEqualTo(1);
        assertThat(terminal.err()).contains("./hub down");
    }

    @Test
    void hasTheNextStartSpedUpOnceAndIsNotHeldUpByACacheOfNoUse() throws IOException {
        var cache = home.resolve("hub.aot");
        Files.writeString(
                home.resolve("training.args"),
                "-cp\n\"%s\"\n%s\n\"%s\"\n"
                        .formatted(System.getProperty("java.class.path"), TinyTraining.class.getName(), cache));

        run("up", "--detach");
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> Files.exists(cache) && Files.size(cache) > 0);
        run("down");
        int again = run("up", "--detach");

        assertThat(again).as(terminal.err()).isZero();
        assertThat(Files.readString(home.resolve(".hub/logs/hub.log"))).doesNotContain("[aot");
        assertThat(cache).hasContent("x");
    }

    @Test
    void hasNoSandboxInAPackageWithoutOne() {
        System.clearProperty(SANDBOX);

        int exit = run("up");

        assertThat(exit).isEqualTo(1);
        assertThat(terminal.err()).contains("Clone the project");
    }

    private int run(String... arguments) {
        return terminal.run(home, arguments);
    }
}
