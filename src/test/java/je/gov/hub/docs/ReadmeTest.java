package je.gov.hub.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import je.gov.hub.sandbox.IslandPorts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's commands, as they stand there, in a copy of the project that is built already, on ports that are free. */
class ReadmeTest {

    private static final Pattern BLOCK = Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL);
    private static final List<String> NEEDED =
            List.of("README.md", "hub", "pom.xml", "schemas", "connectors", "routes", "config", "src");
    private static final List<String> MADE = List.of("target/classes", "target/test-classes", "target/hub");
    private static final List<String> CACHES = List.of("target/hub/hub.aot", "target/hub/cli.aot");
    private static final int MINUTES = 4;

    @TempDir
    private Path clone;

    private Map<String, String> environment = Map.of();

    @Test
    void theFirstCommandsShowTheMainJobBeingDone() throws Exception {
        copy();
        environment = Map.of("JDK_JAVA_OPTIONS", ports());
        var commands = commands("./hub");

        var outputs = new ArrayList<String>();
        try {
            for (var command : commands) {
                outputs.add(run(command));
            }
        } finally {
            run("./hub down");
        }

        assertThat(commands).containsExactly("./hub up --detach", "./hub tell moving-house --wait", "./hub island");
        assertThat(outputs.get(1)).contains("parish-br", "delivered");
        assertThat(part(outputs.get(2), "parish-br")).contains("Élise Marie Le Brocq", "La Route de l'Ouaisné Inventé");
        assertThat(part(outputs.get(2), "parish-he"))
                .contains("Élise Marie Le Brocq")
                .doesNotContain("Route");
        assertThat(part(outputs.get(2), "gp-harbour")).contains("ADT^A31");
        assertThat(part(outputs.get(2), "revenue")).contains("soap:Envelope");
        assertThat(part(outputs.get(2), "jfsc")).contains("nothing");
    }

    @Test
    void theCommandLineStartsWithACacheAndWithoutOne() throws Exception {
        copy();
        var with = run("./hub --version");
        Files.delete(clone.resolve("target/hub/cli.aot"));
        var without = run("./hub --version");

        assertThat(without).containsIgnoringCase("hub");
        assertThat(with).isEqualTo(without);
    }

    @Test
    void theTestCommandIsTheOneThatTheProjectsOwnCheckRuns() throws IOException {
        var commands = commands("mvn");

        assertThat(commands).containsExactly("mvn verify");
        assertThat(Files.readString(Path.of(".ci/run"))).containsPattern("(?m)^exec mvn (--\\S+ )*verify$");
    }

    /** What the island shows of one partner: its line, and what is indented below it. */
    private static String part(String island, String system) {
        return Pattern.compile("(?m)^" + system + " .*(\\R .*)*")
                .matcher(island)
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElse("");
    }

    private static List<String> commands(String start) throws IOException {
        return BLOCK.matcher(Files.readString(Path.of("README.md")))
                .results()
                .flatMap(block -> block.group(1).lines())
                .filter(line -> line.startsWith(start))
                .toList();
    }

    /**
     * With the times of the files, as the launcher looks whether anything is newer than what was built; and with caches that the JDK
     * cannot use, so that the sandbox makes none.
     */
    private void copy() throws Exception {
        for (var each : Stream.concat(NEEDED.stream(), MADE.stream()).toList()) {
            var target = clone.resolve(each);
            Files.createDirectories(target.getParent());
            execute(new ProcessBuilder("cp", "-a", each, target.toString()));
        }
        execute(new ProcessBuilder("touch", clone.resolve("target/hub/built").toString()));
        for (var cache : CACHES) {
            Files.writeString(clone.resolve(cache), "none");
        }
    }

    private static String ports() throws ReflectiveOperationException {
        var free = IslandPorts.anyFree();
        var options = new StringBuilder();
        for (var port : IslandPorts.class.getRecordComponents()) {
            var name = port.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            options.append(
                    " -Disland.port.%s=%s".formatted(name, port.getAccessor().invoke(free)));
        }
        return options.substring(1);
    }

    private String run(String command) throws Exception {
        var builder = new ProcessBuilder("bash", "-c", command).directory(clone.toFile());
        builder.environment().putAll(environment);
        return execute(builder);
    }

    private String execute(ProcessBuilder builder) throws Exception {
        var said = Files.createTempFile("readme", ".log");
        var process =
                builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
        boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
        if (!ended) {
            process.destroyForcibly();
        }
        var text = Files.readString(said);
        Files.delete(said);
        assertThat(ended && process.exitValue() == 0)
                .as(builder.command() + "\n" + text)
                .isTrue();
        return text;
    }
}
